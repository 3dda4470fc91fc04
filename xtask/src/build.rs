//! Builds of the workspace's programs.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::{Fault, root};

/// Builds a package for release; the program it makes.
pub(crate) fn release(package: &str) -> Result<PathBuf, Fault> {
    release_with(package, &[])
}

/// The same with some of its features.
pub(crate) fn release_with(package: &str, features: &[&str]) -> Result<PathBuf, Fault> {
    built(package, &["--release", "--features", &features.join(",")])
}

/// Builds a package as this program was built, whose pieces are there already.
pub(crate) fn as_this_is(package: &str) -> Result<PathBuf, Fault> {
    built(package, if cfg!(debug_assertions) { &[] } else { &["--release"] })
}

fn built(package: &str, options: &[&str]) -> Result<PathBuf, Fault> {
    let built = Command::new(option_env!("CARGO").unwrap_or("cargo"))
        .args(["build", "--package", package, "--message-format", "json"])
        .args(options)
        .current_dir(root())
        .stderr(Stdio::inherit())
        .output()
        .map_err(|e| format!("cargo: {e}"))?;
    String::from_utf8_lossy(&built.stdout)
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .filter_map(|message| Some(PathBuf::from(message.get("executable")?.as_str()?)))
        .next_back()
        .ok_or_else(|| format!("the build of {package} made no program"))
}
