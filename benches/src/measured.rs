//! What the programs measure with: cargo's processor time.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Runs cargo in a folder of its own, whose target folder is inside it, and gives what it prints.
pub fn cargo(folder: &Path, arguments: &[&str]) -> Result<Vec<u8>, Box<dyn Error>> {
    let run = Command::new("cargo")
        .args(arguments)
        .arg("--quiet")
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .stderr(Stdio::inherit())
        .output()?;
    match run.status.success() {
        true => Ok(run.stdout),
        false => Err(format!("cargo {arguments:?} in {} failed", folder.display()).into()),
    }
}

/// User and system seconds of the processes that ended, from the kernel's count in hundredths. Linux.
pub fn children_seconds() -> Result<f64, Box<dyn Error>> {
    let stat = fs::read_to_string("/proc/self/stat")?;
    let behind_name = stat.rsplit_once(')').ok_or("no process name in /proc/self/stat")?.1;
    let fields: Vec<&str> = behind_name.split_whitespace().collect();
    let ticks: f64 = fields[13].parse::<f64>()? + fields[14].parse::<f64>()?;
    Ok(ticks / 100.0)
}

/// The target folder that the running program lies in.
///
/// # Errors
/// If the system does not say where that is.
pub fn target() -> Result<PathBuf, Box<dyn Error>> {
    let program = std::env::current_exe()?;
    let target = program.ancestors().nth(2).ok_or("no target folder")?;
    Ok(target.to_owned())
}

/// The `specwright` command as its user has it, built for release beside the running program; or the one that the
/// environment variable `SPECWRIGHT` names, to compare with another version.
///
/// # Errors
/// If cargo cannot build it.
pub fn specwright() -> Result<PathBuf, Box<dyn Error>> {
    if let Some(other) = std::env::var_os("SPECWRIGHT") {
        return Ok(other.into());
    }
    let target = target()?;
    let status = Command::new("cargo")
        .args(["build", "--quiet", "--release", "-p", "specwright-cli"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("CARGO_TARGET_DIR", &target)
        .status()?;
    match status.success() {
        true => Ok(target.join("release/specwright")),
        false => Err("specwright-cli does not build".into()),
    }
}

/// What a program says its version is: the first line of its output.
pub fn version(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output();
    let text = output
        .map(|output| [output.stdout, output.stderr].concat())
        .unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    text.lines().next().unwrap_or("not there").trim().to_owned()
}
