//! What is kept beside a spec: what was accepted, and what each operation was read from.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use specwright_drift::accept::{ACCEPT_FILE, AcceptFile};
use specwright_drift::compare::Outcome;
use specwright_drift::lock::{LOCK_FILE, LockFile};
use specwright_drift::page::Page;
use specwright_drift::report::Run;

use super::inputs::Input;
use crate::exit::Failure;
use crate::files::{self, Plan};

/// Both files; those that are not there are empty.
#[derive(Debug)]
pub(super) struct Kept {
    pub(super) accepted: AcceptFile,
    lock: LockFile,
}

impl Kept {
    pub(super) fn load(spec: &Path) -> Result<Self, Failure> {
        let wrong = |name: &str, message: String| Failure::new(format!("{}: {message}", spec.join(name).display()));
        let accepted = match text(spec, ACCEPT_FILE)? {
            Some(text) => AcceptFile::parse(&text).map_err(|error| wrong(ACCEPT_FILE, error.to_string()))?,
            None => AcceptFile::default(),
        };
        let lock = match text(spec, LOCK_FILE)? {
            Some(text) => LockFile::parse(&text).map_err(|error| wrong(LOCK_FILE, error.to_string()))?,
            None => LockFile::default(),
        };
        Ok(Self { accepted, lock })
    }

    /// The operations that a page of that address or name was read for.
    pub(super) fn operations_of(&self, page: &Page, input: &Input) -> Vec<String> {
        let names = [
            page.address.as_deref(),
            input.address.as_deref(),
            Some(page.name.as_str()),
        ];
        let entries = self.lock.operations.iter();
        let ours = entries.filter(|(_, locked)| names.contains(&Some(locked.page.as_str())));
        ours.map(|(operation, _)| operation.clone()).collect()
    }

    /// Takes in what the pages of a run said.
    pub(super) fn record(&mut self, inputs: &[Input], run: &Run, today: &str) {
        for (input, report) in inputs.iter().zip(&run.pages) {
            if let (Ok((page, facts)), Outcome::Compared(comparison)) = (&input.content, &report.outcome) {
                self.lock.record(page, facts, comparison, today);
            }
        }
    }

    pub(super) fn write_lock(&self, spec: &Path) -> Result<(), Failure> {
        let file = (LOCK_FILE.to_owned(), self.lock.write());
        files::write([&Plan::new(spec, BTreeMap::from([file]))?])
    }
}

/// The text of a file that need not be there.
pub(super) fn text(spec: &Path, name: &str) -> Result<Option<String>, Failure> {
    let path = spec.join(name);
    match fs::read_to_string(&path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Failure::io(format_args!("read `{}`", path.display()), &error)),
    }
}
