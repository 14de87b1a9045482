//! The installed command: where it is, whether it is the right one, and the run that generates.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::failure;

/// The environment variable that names the command.
pub(crate) const VARIABLE: &str = "SPECWRIGHT";

/// The version that the command has to have.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The command, by the path that it was found at.
#[derive(Debug)]
pub(crate) struct Specwright(PathBuf);

impl Specwright {
    /// The command that the variable names, else the one on `PATH`. A name without a folder is looked for on `PATH`, too.
    pub(crate) fn find(variable: impl Fn(&str) -> Option<OsString>) -> Result<Self, String> {
        let named = variable(VARIABLE).filter(|name| !name.is_empty());
        let name = named.as_deref().unwrap_or(OsStr::new("specwright"));
        let has_folder = Path::new(name).components().count() > 1;
        let found = match has_folder {
            true => with_suffix(Path::new(name)),
            false => on_path(name, &variable("PATH").unwrap_or_default()),
        };
        found.map(Self).ok_or_else(|| {
            let what = match (&named, has_folder) {
                (Some(name), true) => format!("the command {name:?}, which {VARIABLE} names, is not there"),
                (Some(name), false) => format!("the command {name:?}, which {VARIABLE} names, is not on PATH"),
                (None, _) => "the command `specwright` is not on PATH".to_owned(),
            };
            failure(&what, &cure())
        })
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    /// What a command of another version emits is not for the runtime that this crate comes with.
    pub(crate) fn require_version(&self) -> Result<(), String> {
        let mut command = self.command();
        let asked = command.arg("--version").stderr(Stdio::inherit()).output();
        let answer = asked.map_err(|error| self.does_not_start(&error))?;
        let answer = String::from_utf8_lossy(&answer.stdout);
        let answer = answer.lines().next().unwrap_or_default().trim_end();
        let what = match answer.strip_prefix("specwright ") {
            Some(VERSION) => return Ok(()),
            Some(version) => format!(
                "{:?} is specwright {}, and the build script's `specwright-build` is {VERSION}",
                self.0,
                shown(version)
            ),
            None => format!(
                "{:?} is not the specwright command: to `--version` it says \"{}\", not \"specwright {VERSION}\"",
                self.0,
                shown(answer)
            ),
        };
        Err(failure(&what, &cure()))
    }

    /// Has the client written into that folder. What is wrong with the spec stands on the standard error stream then.
    pub(crate) fn generate(&self, spec: &OsStr, out: &OsStr) -> Result<(), String> {
        let mut command = self.command();
        command.arg("generate").arg("--included").arg(out).arg("--").arg(spec);
        // Its report is not for cargo, which takes lines of the standard output for orders.
        let ended = command.stdout(Stdio::null()).status();
        let ended = ended.map_err(|error| self.does_not_start(&error))?;
        match ended.success() {
            true => Ok(()),
            false => Err(failure(
                &format!("{:?} generated no client of {spec:?} ({ended})", self.0),
                "the reason stands above",
            )),
        }
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.0);
        command.stdin(Stdio::null());
        command
    }

    fn does_not_start(&self, error: &std::io::Error) -> String {
        failure(&format!("cannot start {:?}: {error}", self.0), &cure())
    }
}

/// The first file of that name in the folders of `PATH`. A folder that is not absolute is another one in each crate.
fn on_path(name: &OsStr, path: &OsStr) -> Option<PathBuf> {
    let mut folders = env::split_paths(path).filter(|folder| folder.is_absolute());
    folders.find_map(|folder| with_suffix(&folder.join(name)))
}

/// The file, by its name as it is or with what commands end with on this system.
fn with_suffix(path: &Path) -> Option<PathBuf> {
    let mut ending = path.as_os_str().to_owned();
    ending.push(env::consts::EXE_SUFFIX);
    [PathBuf::from(ending), path.to_owned()]
        .into_iter()
        .find(|path| path.is_file())
}

/// What somebody else's program said, short and harmless on a terminal.
fn shown(text: &str) -> String {
    text.chars().take(60).flat_map(char::escape_debug).collect()
}

fn cure() -> String {
    format!(
        "install version {VERSION} of the command: `cargo install specwright-cli --version {VERSION}`, or `cargo install \
         --path cli` in a checkout of it; or name another command in the variable {VARIABLE}; or use `specwright-codegen` \
         in the build script, which needs nothing installed"
    )
}
