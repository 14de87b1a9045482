//! How a run ends: the exit codes, and failures that say what to do next.

use std::fmt::Display;
use std::io::Write;
use std::process::ExitCode;

use crate::output::visible;

/// How a run ends, as `docs/diagnostics.md` lists it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Exit {
    /// Nothing to complain about.
    Clean,
    /// The run worked and found something: an error in a spec, or an output that would change.
    Findings,
    /// The run could not be done: wrong arguments, a missing folder, a file that cannot be written.
    Unusable,
    /// The same for the commands that read pages, where 2 and 3 tell what is wrong with page and spec.
    PagesUnusable,
    /// A spec and a page differ.
    Drift,
    /// A page was not checked, or too little of it.
    NotChecked,
}

impl Exit {
    fn code(self) -> u8 {
        match self {
            Exit::Clean => 0,
            Exit::Findings | Exit::PagesUnusable => 1,
            Exit::Unusable | Exit::Drift => 2,
            Exit::NotChecked => 3,
        }
    }
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
        ExitCode::from(exit.code())
    }
}

/// Shows clap's message: help and the version are answers, anything else is bad use.
pub(crate) fn of_arguments(message: &clap::Error) -> Exit {
    // A reader that went away has seen what it wanted.
    let _ = message.print();
    match message.use_stderr() {
        true if reads_pages() => Exit::PagesUnusable,
        true => Exit::Unusable,
        false => Exit::Clean,
    }
}

/// Whether the subcommand that was not understood is one of those that read pages.
fn reads_pages() -> bool {
    let subcommand = std::env::args_os().nth(1);
    subcommand.is_some_and(|name| name == "drift" || name == "facts" || name == "draft")
}
