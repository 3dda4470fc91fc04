//! What broke a promise once, and some inputs that never did.

use std::path::Path;

use riwaya_fuzz::{Mutation, Target, check, seeds};

#[test]
fn what_broke_once_holds() {
    for target in Target::ALL {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("regressions").join(target.name());
        let Ok(files) = std::fs::read_dir(folder) else { continue };
        for file in files {
            let path = file.expect("a file").path();
            println!("{}", path.display());
            check(target, &std::fs::read(path).expect("its bytes"));
        }
    }
}

#[test]
fn well_formed_inputs_are_read() {
    for target in Target::ALL {
        seeds(target).iter().for_each(|seed| check(target, seed));
    }
}

#[test]
fn worsened_inputs_hold() {
    for target in Target::ALL {
        Mutation::new(target, 0).take(80).for_each(|input| check(target, &input));
    }
}
