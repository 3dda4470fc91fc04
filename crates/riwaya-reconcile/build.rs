//! Names the version of the crate after its sources, so that decisions are known to be of it.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=src");
    let mut files = BTreeMap::new();
    for entry in fs::read_dir("src")? {
        let entry = entry?;
        files.insert(entry.file_name(), fs::read(entry.path())?);
    }
    // FNV-1a, 64 bits
    let bytes = files.iter().flat_map(|(name, text)| name.as_encoded_bytes().iter().chain(text));
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    println!("cargo:rustc-env=RIWAYA_RECONCILE={hash:016x}");
    Ok(())
}
