//! Writes a set of files into a folder: only into it, only those that differ, and either all of them or none.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use crate::exit::Failure;

mod origin;
mod record;
mod staging;

pub(crate) use origin::Origin;
pub(crate) use record::Record;
pub(crate) use staging::{replace, write};

/// A set of files compared with what is in the target folder. Nothing is written yet.
#[derive(Debug)]
pub(crate) struct Plan {
    files: Vec<PlannedFile>,
}

/// One file of a plan.
#[derive(Debug)]
pub(crate) struct PlannedFile {
    /// Relative to the target folder, with `/` between its parts.
    pub(crate) name: String,
    /// What happens to it.
    pub(crate) change: Change,
    /// Whose the content is that a change would do away with.
    pub(crate) origin: Origin,
    path: PathBuf,
    text: String,
}

/// What writing a file would do.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Change {
    /// It is as it should be, apart from its line ends, and is left alone.
    Same,
    /// It is not there yet.
    Added,
    /// It has this other content.
    Replaced(Vec<u8>),
    /// It has this content and is not part of the set any more.
    Removed(Vec<u8>),
}

impl Plan {
    /// Compares the files with the folder. Refuses names that lead out of it, before anything is written.
    pub(crate) fn new(target: &Path, files: BTreeMap<String, String>) -> Result<Self, Failure> {
        let files = files
            .into_iter()
            .map(|(name, text)| PlannedFile::new(target, name, text))
            .collect::<Result<_, _>>()?;
        Ok(Self { files })
    }

    /// Every file, in the order of their names.
    pub(crate) fn files(&self) -> &[PlannedFile] {
        &self.files
    }

    /// Those that would be written.
    pub(crate) fn changes(&self) -> impl Iterator<Item = &PlannedFile> {
        self.files.iter().filter(|file| file.change != Change::Same)
    }

    /// Plans to remove the Rust files of that folder that an earlier run wrote, as their first line tells, and that the
    /// set does not hold any more.
    pub(crate) fn remove_left_overs(&mut self, target: &Path, folder: &str, mark: &str) -> Result<(), Failure> {
        for path in rust_files(&target.join(folder))? {
            let name = format!("{folder}/{}", path.file_name().unwrap_or_default().to_string_lossy());
            let old = read(&path)?.unwrap_or_default();
            if is_marked(&old, mark) {
                self.remove(target, &name, old)?;
            }
        }
        Ok(())
    }

    /// Plans to remove the files that a run wrote and that the set does not hold any more.
    pub(crate) fn remove_recorded(&mut self, target: &Path, record: &Record) -> Result<(), Failure> {
        for name in record.names() {
            if let Some(old) = read(&contained(target, name)?)? {
                self.remove(target, name, old)?;
            }
        }
        Ok(())
    }

    fn remove(&mut self, target: &Path, name: &str, old: Vec<u8>) -> Result<(), Failure> {
        if !self.files.iter().any(|file| file.name == name) {
            self.files.push(PlannedFile {
                path: contained(target, name)?,
                name: name.to_owned(),
                change: Change::Removed(old),
                origin: Origin::Ours,
                text: String::new(),
            });
        }
        Ok(())
    }

    /// Tells whose the content is that would be lost. `unchecked` is the file that nobody is asked about.
    pub(crate) fn find_origins(&mut self, record: Option<&Record>, mark: &str, unchecked: &str) {
        for file in self.files.iter_mut().filter(|file| file.name != unchecked) {
            if let Change::Replaced(old) | Change::Removed(old) = &file.change {
                file.origin = Origin::of(&file.name, old, record, mark);
            }
        }
    }
}

/// Whether the first line holds the mark.
pub(crate) fn is_marked(content: &[u8], mark: &str) -> bool {
    let first = content.split(|&byte| byte == b'\n').next().unwrap_or_default();
    String::from_utf8_lossy(first).contains(mark)
}

/// The Rust files directly in that folder, which need not exist.
fn rust_files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let failure = |error: io::Error| Failure::io(format_args!("read the folder `{}`", folder.display()), &error);
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(failure(error)),
    };
    let paths: Result<Vec<_>, _> = entries.map(|entry| entry.map(|entry| entry.path())).collect();
    let mut paths = paths.map_err(failure)?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "rs") && path.is_file());
    paths.sort();
    Ok(paths)
}

/// The content of a file that need not exist.
pub(crate) fn read(path: &Path) -> Result<Option<Vec<u8>>, Failure> {
    match fs::read(path) {
        Ok(content) => Ok(Some(content)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Failure::io(format_args!("read `{}`", path.display()), &error)),
    }
}

impl PlannedFile {
    fn new(target: &Path, name: String, text: String) -> Result<Self, Failure> {
        let path = contained(target, &name)?;
        let change = match read(&path)? {
            Some(old) if record::with_plain_line_ends(&old) == text.as_bytes() => Change::Same,
            Some(old) => Change::Replaced(old),
            None => Change::Added,
        };
        Ok(Self {
            name,
            change,
            origin: Origin::Ours,
            path,
            text,
        })
    }

    /// How many lines it has.
    pub(crate) fn lines(&self) -> usize {
        self.text.lines().count()
    }
}

/// The path of that file in the target folder. A name is refused if any system could take it for a way out.
fn contained(target: &Path, name: &str) -> Result<PathBuf, Failure> {
    let plain = |part: &str| {
        !matches!(part, "" | "." | "..") && !part.contains(|c: char| matches!(c, '\\' | ':') || c.is_control())
    };
    if !name.split('/').all(plain) {
        return Err(leaves(target, name));
    }
    let path = target.join(name);
    let stays = path.strip_prefix(target).is_ok_and(|rest| {
        rest.components()
            .all(|component| matches!(component, Component::Normal(_)))
    });
    if !stays || links_out(target, &path)? {
        return Err(leaves(target, name));
    }
    Ok(path)
}

fn leaves(target: &Path, name: &str) -> Failure {
    Failure::new(format!(
        "refused to write `{name}`: it would leave the target folder `{}`",
        target.display()
    ))
    .help("check the folder for symbolic links and the names in the spec for path separators")
}

/// Whether a symbolic link on the way from the target folder to the file leads out of the folder, or nowhere.
fn links_out(target: &Path, path: &Path) -> Result<bool, Failure> {
    let Ok(home) = target.canonicalize() else {
        // The target is still to be made, so nothing in it can be a link.
        return Ok(target.is_symlink());
    };
    let below = path.ancestors().take_while(|ancestor| *ancestor != target);
    for ancestor in below.filter(|ancestor| ancestor.is_symlink()) {
        match ancestor.canonicalize() {
            Ok(end) if end.starts_with(&home) => {}
            Ok(_) | Err(_) => return Ok(true),
        }
    }
    Ok(false)
}

#[cfg(test)]
mod tests;
