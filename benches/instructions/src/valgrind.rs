//! Instructions and allocations of one repetition, counted by valgrind: the same on every run and on a busy machine.

use std::error::Error;
use std::path::Path;
use std::process::{Command, Stdio};

/// Instructions of one repetition: the difference between `more` of them and one. The program takes the number of
/// repetitions as its last argument.
///
/// # Errors
/// If valgrind does not start, or the program fails.
pub fn instructions(program: &Path, arguments: &[&str], more: usize) -> Result<u64, Box<dyn Error>> {
    of_one(more, |times| instructions_of(program, arguments, times))
}

/// Instructions of a run with that many repetitions.
///
/// # Errors
/// If valgrind does not start, or the program fails.
pub fn instructions_of(program: &Path, arguments: &[&str], times: usize) -> Result<u64, Box<dyn Error>> {
    report(program, arguments, times, CALLGRIND, |line| {
        line.split("Collected :").nth(1)
    })
}

/// Allocations of one repetition, with the same argument.
///
/// # Errors
/// As with [`instructions`].
pub fn allocations(program: &Path, arguments: &[&str], more: usize) -> Result<u64, Box<dyn Error>> {
    of_one(more, |times| {
        report(program, arguments, times, MEMCHECK, |line| {
            line.split("total heap usage: ").nth(1)?.split(" allocs").next()
        })
    })
}

/// Whether valgrind can be started.
#[must_use]
pub fn is_there() -> bool {
    let version = Command::new("valgrind").arg("--version").stdout(Stdio::null()).status();
    version.is_ok_and(|status| status.success())
}

const CALLGRIND: &[&str] = &["--tool=callgrind", "--callgrind-out-file=/dev/null"];
const MEMCHECK: &[&str] = &["--tool=memcheck", "--leak-check=no", "--undef-value-errors=no"];

fn of_one(more: usize, count: impl Fn(usize) -> Result<u64, Box<dyn Error>>) -> Result<u64, Box<dyn Error>> {
    let cost = count(more + 1)?.saturating_sub(count(1)?);
    let more = more as u64;
    Ok((cost + more / 2) / more)
}

fn report(
    program: &Path,
    arguments: &[&str],
    times: usize,
    tool: &[&str],
    find: impl Fn(&str) -> Option<&str>,
) -> Result<u64, Box<dyn Error>> {
    let run = Command::new("valgrind")
        .args(tool)
        .arg(program)
        .args(arguments)
        .arg(times.to_string())
        .stdout(Stdio::null())
        .output()
        .map_err(|error| format!("valgrind does not start: {error}"))?;
    let report = String::from_utf8_lossy(&run.stderr);
    if !run.status.success() {
        return Err(report.into());
    }
    let number = report.lines().find_map(find).ok_or_else(|| report.to_string())?;
    Ok(number.trim().replace(',', "").parse()?)
}
