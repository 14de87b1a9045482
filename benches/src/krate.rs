//! Crates on disk: how they are written, and what is in them.

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::measured::{cargo, specwright};
use crate::runs::cost;

/// The repository.
///
/// # Errors
/// If it has been moved since this program was built.
pub fn root() -> std::io::Result<PathBuf> {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize()
}

/// Writes the stand-alone crate of a spec, in no workspace, with this repository's runtime.
///
/// # Errors
/// If the command fails, or the folder cannot be written.
pub fn generate(spec: &Path, krate: &Path) -> Result<(), Box<dyn Error>> {
    remove(krate)?;
    cost(
        Command::new(specwright()?)
            .arg("generate")
            .arg(spec)
            .arg("--out")
            .arg(krate),
    )?;
    // Whatever the command found around it, the benchmark names the runtime itself.
    let manifest = fs::read_to_string(krate.join("Cargo.toml"))?;
    let runtime = root()?.join("runtime");
    let lines = manifest.lines().map(|line| match line.split_once("default-features") {
        Some((_, behind)) if line.starts_with("specwright-runtime") => {
            format!("specwright-runtime = {{ path = {runtime:?}, default-features{behind}")
        }
        _ => line.to_owned(),
    });
    fs::write(krate.join("Cargo.toml"), lines.collect::<Vec<_>>().join("\n") + "\n")?;
    remove(&krate.join(".cargo"))?;
    keep_out_of_workspaces(krate)
}

/// Makes a crate the root of a workspace of its own.
///
/// # Errors
/// If its manifest cannot be read or written.
pub fn keep_out_of_workspaces(krate: &Path) -> Result<(), Box<dyn Error>> {
    let path = krate.join("Cargo.toml");
    let manifest = fs::read_to_string(&path)?;
    if !manifest.contains("[workspace]") {
        fs::write(path, manifest + "\n[workspace]\n")?;
    }
    Ok(())
}

/// The features of the manifest that turn nothing else on: the resources.
///
/// # Errors
/// If there is no manifest.
pub fn resources(krate: &Path) -> Result<Vec<String>, Box<dyn Error>> {
    let manifest = fs::read_to_string(krate.join("Cargo.toml"))?;
    let names = manifest.lines().filter_map(|line| line.strip_suffix(" = []"));
    Ok(names.map(|name| name.trim_matches('"').to_owned()).collect())
}

/// How many crates are compiled for it; `with` are arguments of `cargo tree`, such as features.
///
/// # Errors
/// If cargo fails.
pub fn count_dependencies(krate: &Path, with: &[&str]) -> Result<usize, Box<dyn Error>> {
    let mut tree = vec!["tree", "--prefix", "none", "--edges", "normal,build"];
    tree.extend(with);
    let tree = String::from_utf8(cargo(krate, &tree)?)?;
    let crates = tree
        .lines()
        .map(|line| line.trim_end_matches(" (*)"))
        .filter(|line| !line.is_empty());
    Ok(crates.collect::<BTreeSet<_>>().len() - 1)
}

/// Lines of all files of a kind in a folder and those below it; or of a file, if it is of that kind.
#[must_use]
pub fn lines_below(path: &Path, kind: &str) -> usize {
    if path.is_file() {
        let is_kind = path.extension().is_some_and(|extension| extension == kind);
        return match is_kind {
            true => fs::read_to_string(path).map_or(0, |text| text.lines().count()),
            false => 0,
        };
    }
    let entries = fs::read_dir(path).into_iter().flatten().flatten();
    entries.map(|entry| lines_below(&entry.path(), kind)).sum()
}

/// Lines of a spec's files; what else lies below its folder is no part of it.
#[must_use]
pub fn lines_of_spec(files: &[(String, Vec<u8>)]) -> usize {
    let lines = |text: &[u8]| text.iter().filter(|byte| **byte == b'\n').count();
    files.iter().map(|(_, text)| lines(text)).sum()
}

/// Removes a file, or a folder with all that is in it, if it is there.
///
/// # Errors
/// If it cannot be removed.
pub fn remove(path: &Path) -> std::io::Result<()> {
    match path {
        folder if folder.is_dir() => fs::remove_dir_all(folder),
        file if file.exists() => fs::remove_file(file),
        _ => Ok(()),
    }
}
