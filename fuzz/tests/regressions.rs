//! What broke a promise once, and some inputs that never did.

use std::path::Path;

use riwaya_fuzz::{Damage, Mutation, Target, check, code, read, seeds};

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

#[test]
fn damaged_inputs_are_read_and_coded() {
    let mut coded = 0;
    for damage in Damage::ALL {
        for target in Target::ALL {
            for n in 0..4 {
                let input = damage.input(target, n);
                assert_eq!(damage.input(target, n), input, "the same every time");
                if target == Target::Code {
                    check(target, &input);
                } else {
                    for article in read(target, &input).take(16) {
                        code(&article);
                        coded += 1;
                    }
                }
            }
        }
    }
    assert!(coded > 200, "{coded}");
}
