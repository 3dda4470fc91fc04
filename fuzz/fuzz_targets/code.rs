#![no_main]
//! See `fuzz/README.md`.

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| riwaya_fuzz::check(riwaya_fuzz::Target::Code, bytes));
