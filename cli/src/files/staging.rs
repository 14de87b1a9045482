//! Replaces files all together or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::{Change, Plan, PlannedFile};
use crate::exit::Failure;

/// Writes what differs. New content is first written beside the old; only when all of it is on disk do the files change
/// their names, and if that fails midway the old content comes back.
pub(crate) fn write<'a>(plans: impl IntoIterator<Item = &'a Plan>) -> Result<(), Failure> {
    let mut staged = Staged::default();
    for file in plans.into_iter().flat_map(Plan::changes) {
        staged.add(file)?;
    }
    staged.put_in_place()
}

/// Writes one file: all of it, or nothing of it.
pub(crate) fn replace(path: &Path, content: &[u8]) -> Result<(), Failure> {
    let waiting = waiting_name(path);
    let written = stage(&waiting, content).and_then(|()| fs::rename(&waiting, path));
    written.map_err(|error| {
        // The run has failed already; a left-over is named so that it says what it is.
        let _ = fs::remove_file(&waiting);
        Failure::io(format_args!("write `{}`", path.display()), &error)
    })
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
            _ => stage(&waiting, file.text.as_bytes()),
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
fn stage(waiting: &Path, content: &[u8]) -> io::Result<()> {
    if let Some(folder) = waiting.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut file = fs::OpenOptions::new().write(true).create_new(true).open(waiting)?;
    file.write_all(content)?;
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
