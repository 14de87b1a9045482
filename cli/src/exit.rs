//! How a run ends: the exit codes, and failures that say what to do next.

use std::fmt::Display;
use std::io::Write;
use std::process::ExitCode;

use crate::output::visible;

/// The exit codes, as `docs/diagnostics.md` lists them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Exit {
    /// 0: nothing to complain about.
    Clean,
    /// 1: the run worked and found something: an error in a spec, or an output that would change.
    Findings,
    /// 2: the run could not be done: wrong arguments, a missing folder, a file that cannot be written.
    Unusable,
}

/// Why a run could not be done, and what to do about it.
#[derive(Debug)]
pub(crate) struct Failure {
    message: String,
    help: Option<String>,
}

impl Failure {
    /// A failure in one sentence.
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            help: None,
        }
    }

    /// An operation of the system that failed.
    pub(crate) fn io(action: impl Display, error: &std::io::Error) -> Self {
        Self::new(format!("cannot {action}: {error}"))
    }

    /// Says what to do next.
    #[must_use]
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Shows the failure on the standard error stream. Paths and names in it may hold anything.
    pub(crate) fn report(&self) {
        let mut text = format!("error: {}\n", visible(&self.message));
        if let Some(help) = &self.help {
            text += &format!("  = help: {}\n", visible(help));
        }
        // There is nowhere left to say that the standard error stream is closed.
        let _ = std::io::stderr().write_all(text.as_bytes());
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(exit as u8)
    }
}

/// Shows clap's message: help and the version are answers, anything else is bad use.
pub(crate) fn of_arguments(message: &clap::Error) -> Exit {
    // A reader that went away has seen what it wanted.
    let _ = message.print();
    if message.use_stderr() {
        Exit::Unusable
    } else {
        Exit::Clean
    }
}
