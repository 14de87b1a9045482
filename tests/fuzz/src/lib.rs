//! Bytes made from documents by mutation: the same in every run, or others under another seed.

mod mutator;
mod run;

use std::path::{Path, PathBuf};
use std::{fs, io};

pub use mutator::Mutator;
pub use run::run;

/// How many mutations each reader is given: `SPECWRIGHT_FUZZ_INPUTS`, or as many as are usual for it.
#[must_use]
pub fn inputs(usual: usize) -> usize {
    number("SPECWRIGHT_FUZZ_INPUTS").unwrap_or(usual)
}

/// Where the mutations begin: `SPECWRIGHT_FUZZ_SEED`, or 0.
#[must_use]
pub fn seed() -> u64 {
    let seed = number("SPECWRIGHT_FUZZ_SEED").unwrap_or(0);
    u64::try_from(seed).unwrap_or(u64::MAX)
}

fn number(variable: &str) -> Option<usize> {
    std::env::var(variable).ok()?.parse().ok()
}

/// The files below the folder with one of these ends and no more bytes than this, in the order of their paths.
///
/// # Errors
/// If the folder or a file cannot be read.
pub fn corpus(folder: &Path, ends: &[&str], longest: u64) -> io::Result<Vec<Vec<u8>>> {
    let mut paths = Vec::new();
    collect(folder, &mut paths)?;
    paths.sort();
    let fits = |path: &PathBuf| {
        let has_end = path
            .to_str()
            .is_some_and(|path| ends.iter().any(|end| path.ends_with(end)));
        has_end && fs::metadata(path).is_ok_and(|file| file.len() <= longest)
    };
    paths.iter().filter(|path| fits(path)).map(fs::read).collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        match path.is_dir() {
            true => collect(&path, paths)?,
            false => paths.push(path),
        }
    }
    Ok(())
}
