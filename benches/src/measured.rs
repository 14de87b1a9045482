//! What the programs measure with: cargo's processor time.

use std::error::Error;
use std::fs;
use std::path::Path;
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
