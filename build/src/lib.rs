//! The light way to generate a client in a build script: the `specwright` command does the work, installed once, so that
//! nothing of the generator is compiled in a build. It writes the same files as `specwright_codegen::build_script`, which
//! needs nothing installed.
//!
//! ```no_run
//! // build.rs
//! specwright_build::generate("spec");
//! ```
//!
//! The crate's root includes what was written:
//!
//! ```ignore
//! include!(concat!(env!("OUT_DIR"), "/client.rs"));
//! ```
//!
//! The command is the one that the environment variable `SPECWRIGHT` names, else the `specwright` on `PATH`. Its version
//! has to be this crate's, to the last digit: what it emits is code for the runtime of the same version, and before 1.0
//! these belong together in each release.

use std::env;
use std::ffi::{OsStr, OsString};
use std::io::{self, Write};
use std::path::Path;

mod command;
mod directive;

use command::Specwright;

/// Generates the client of the API in `spec`, a folder relative to the crate, into `OUT_DIR`. Runs again only when a file
/// of that folder, the command or the variable `SPECWRIGHT` changes, and leaves a file alone whose text is the same.
///
/// Ends the build with exit code 1 and the reason on the standard error stream: the problems of the spec as the command
/// shows them, or why the command could not be run and what to do about it.
#[allow(clippy::print_stderr, reason = "a build script speaks to its user so")]
pub fn generate(spec: &str) {
    if let Err(problem) = run(spec, |name| env::var_os(name), &mut io::stdout()) {
        eprintln!("{problem}");
        std::process::exit(1);
    }
}

/// The same in an environment of one's own, with what cargo is told written to `cargo`.
fn run(spec: &str, variable: impl Fn(&str) -> Option<OsString>, cargo: &mut impl Write) -> Result<(), String> {
    let out = variable("OUT_DIR").ok_or_else(|| {
        failure(
            "OUT_DIR is not set",
            "`specwright_build::generate` is for build scripts: cargo sets the variable when it runs one",
        )
    })?;
    let mut tell = |directive: String| {
        writeln!(cargo, "{directive}").map_err(|error| failure(&format!("cannot tell cargo: {error}"), "build again"))
    };
    tell(directive::variable_changes(command::VARIABLE))?;
    tell(directive::file_changes(Path::new(spec))?)?;
    let specwright = Specwright::find(&variable)?;
    tell(directive::file_changes(specwright.path())?)?;
    specwright.require_version()?;
    specwright.generate(OsStr::new(spec), &out)
}

/// A message in the form of the command's own.
fn failure(what: &str, help: &str) -> String {
    format!("error: {what}\n  = help: {help}")
}

#[cfg(test)]
mod tests;
