//! The generators that ours is compared with, where `peers` has installed them, and how each is run.

use std::error::Error;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::measured::target;

/// The version of progenitor and of cargo-progenitor.
pub const PROGENITOR: &str = "0.15.1";

/// The version of openapi-generator.
pub const OPENAPI_GENERATOR: &str = "7.26.0";

/// The folder that they are installed in.
#[derive(Debug)]
pub struct Peers {
    /// `target/peers`
    pub folder: PathBuf,
}

impl Peers {
    /// Installed or not.
    ///
    /// # Errors
    /// If it is not known where this program lies.
    pub fn new() -> Result<Self, Box<dyn Error>> {
        Ok(Self {
            folder: target()?.join("peers"),
        })
    }

    /// Where the Rust programs are built.
    pub fn build_folder(&self) -> PathBuf {
        self.folder.join("build")
    }

    /// The command.
    pub fn cargo_progenitor(&self) -> PathBuf {
        self.folder.join("bin/cargo-progenitor")
    }

    /// The program around the library.
    pub fn progenitor_library(&self) -> PathBuf {
        self.build_folder().join("release/progenitor-library")
    }

    /// The Java archive, if it is installed and Java starts.
    pub fn openapi_generator(&self) -> Option<PathBuf> {
        let lib = self.folder.join("openapi-generator/lib");
        let jar = fs::read_dir(lib).ok()?.flatten().find_map(|python| {
            let jar = python
                .path()
                .join("site-packages/openapi_generator_cli/openapi-generator.jar");
            jar.exists().then_some(jar)
        })?;
        let mut java = Command::new("java");
        let starts = java
            .arg("-version")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        starts.is_ok_and(|status| status.success()).then_some(jar)
    }

    /// cargo-progenitor on a document; `interface` is `positional` or `builder`.
    pub fn run_cargo_progenitor(&self, document: &Path, out: &Path, interface: &str) -> Option<Command> {
        let program = self.cargo_progenitor();
        let arguments: [&OsStr; 13] = [
            "progenitor".as_ref(),
            "--input".as_ref(),
            document.as_ref(),
            "--output".as_ref(),
            out.as_ref(),
            "--name".as_ref(),
            "market".as_ref(),
            "--version".as_ref(),
            "0.1.0".as_ref(),
            "--license-name".as_ref(),
            "MIT".as_ref(),
            "--interface".as_ref(),
            interface.as_ref(),
        ];
        program.exists().then(|| with(Command::new(program), &arguments))
    }

    /// progenitor as a build script has it.
    pub fn run_progenitor_library(&self, document: &Path, out: &Path) -> Option<Command> {
        let program = self.progenitor_library();
        let arguments: [&OsStr; 2] = [document.as_ref(), out.as_ref()];
        program.exists().then(|| with(Command::new(program), &arguments))
    }

    /// openapi-generator for Rust, formatted as it offers it: each file by rustfmt.
    pub fn run_openapi_generator(&self, document: &Path, out: &Path) -> Option<Command> {
        let jar = self.openapi_generator()?;
        let arguments: [&OsStr; 11] = [
            "-jar".as_ref(),
            jar.as_ref(),
            "generate".as_ref(),
            "--generator-name".as_ref(),
            "rust".as_ref(),
            "--input-spec".as_ref(),
            document.as_ref(),
            "--output".as_ref(),
            out.as_ref(),
            "--package-name".as_ref(),
            "market".as_ref(),
        ];
        Some(with(Command::new("java"), &arguments))
    }
}

fn with(mut command: Command, arguments: &[&OsStr]) -> Command {
    command.args(arguments);
    command
}
