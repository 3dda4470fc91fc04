//! Names the version of the crate after its sources, so that decisions are known to be of it.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=src");
    let mut files = BTreeMap::new();
    read(Path::new("src"), &mut files)?;
    // FNV-1a, 64 bits
    let bytes = files.iter().flat_map(|(path, text)| path.as_os_str().as_encoded_bytes().iter().chain(text));
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    println!("cargo:rustc-env=RIWAYA_RECONCILE={hash:016x}");
    Ok(())
}

/// The files below a folder.
fn read(folder: &Path, files: &mut BTreeMap<PathBuf, Vec<u8>>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            read(&path, files)?;
        } else {
            let text = fs::read(&path)?;
            files.insert(path, text);
        }
    }
    Ok(())
}
