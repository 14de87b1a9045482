//! Writes a set of files into a folder: only into it, only those that differ, and either all of them or none.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

use crate::exit::Failure;

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
    path: PathBuf,
    text: String,
}

/// What writing a file would do.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Change {
    /// It is as it should be and is left alone.
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
            if is_marked(&old, mark) && !self.files.iter().any(|file| file.name == name) {
                self.files.push(PlannedFile {
                    path: contained(target, &name)?,
                    name,
                    change: Change::Removed(old),
                    text: String::new(),
                });
            }
        }
        Ok(())
    }
}

/// Writes what differs. New content is first written beside the old; only when all of it is on disk do the files change
/// their names, and if that fails midway the old content comes back.
pub(crate) fn write<'a>(plans: impl IntoIterator<Item = &'a Plan>) -> Result<(), Failure> {
    let mut staged = Staged::default();
    for file in plans.into_iter().flat_map(Plan::changes) {
        staged.add(file)?;
    }
    staged.put_in_place()
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
fn read(path: &Path) -> Result<Option<Vec<u8>>, Failure> {
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
            Some(old) if old == text.as_bytes() => Change::Same,
            Some(old) => Change::Replaced(old),
            None => Change::Added,
        };
        Ok(Self {
            name,
            change,
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

/// Changes of which the new content waits beside the old. What still waits when this is dropped is removed.
#[derive(Default)]
struct Staged<'a> {
    changes: Vec<(&'a PlannedFile, PathBuf)>,
}

impl<'a> Staged<'a> {
    fn add(&mut self, file: &'a PlannedFile) -> Result<(), Failure> {
        let waiting = waiting_name(&file.path);
        self.changes.push((file, waiting.clone()));
        let staged = match file.change {
            Change::Removed(_) => Ok(()),
            _ => stage(&waiting, &file.text),
        };
        staged.map_err(|error| {
            Failure::io(format_args!("write `{}`", file.path.display()), &error)
                .help("nothing was changed; make the folder writable and run the command again")
        })
    }

    fn put_in_place(mut self) -> Result<(), Failure> {
        let mut done: Vec<&PlannedFile> = Vec::new();
        while let Some((file, waiting)) = self.changes.pop() {
            let replaced = match file.change {
                Change::Removed(_) => fs::remove_file(&file.path),
                _ => fs::rename(&waiting, &file.path),
            };
            if let Err(error) = replaced {
                self.changes.push((file, waiting));
                return Err(undo(&done, file, &error));
            }
            done.push(file);
        }
        Ok(())
    }
}

impl Drop for Staged<'_> {
    fn drop(&mut self) {
        for (_, waiting) in &self.changes {
            // The run has failed already; a left-over is named so that it says what it is.
            let _ = fs::remove_file(waiting);
        }
    }
}

/// Writes a new file. `create_new` follows no link that somebody else may have put there.
fn stage(waiting: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = waiting.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut file = fs::OpenOptions::new().write(true).create_new(true).open(waiting)?;
    file.write_all(text.as_bytes())?;
    file.sync_data()
}

/// A name beside the file that no other running process picks.
fn waiting_name(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.specwright-{}", std::process::id()))
}

fn undo(done: &[&PlannedFile], failed: &PlannedFile, error: &io::Error) -> Failure {
    let failures = done.iter().filter(|file| restore(file).is_err()).count();
    let state = match failures {
        0 => "the old files are back; make the folder writable and run the command again",
        _ => "some old files could not be put back; compare the folder with your version control",
    };
    Failure::io(format_args!("replace `{}`", failed.path.display()), error).help(state)
}

fn restore(file: &PlannedFile) -> io::Result<()> {
    match &file.change {
        Change::Same => Ok(()),
        Change::Added => fs::remove_file(&file.path),
        Change::Replaced(old) | Change::Removed(old) => fs::write(&file.path, old),
    }
}

#[cfg(test)]
mod tests;
