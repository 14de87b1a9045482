//! What a build script tells cargo and its user, with commands that are small scripts.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test ends so when its own folder or process fails"
)]

use std::ffi::OsString;

use super::run;

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The message of a command that cannot be used.
fn unusable(what: &str) -> String {
    format!(
        "error: {what}\n  = help: install version {VERSION} of the command: `cargo install specwright-cli --version \
         {VERSION}`, or `cargo install --path cli` in a checkout of it; or name another command in the variable SPECWRIGHT; \
         or use `specwright-codegen` in the build script, which needs nothing installed"
    )
}

/// The problem, and what cargo was told before.
fn run_with(spec: &str, variables: &[(&str, OsString)]) -> (Result<(), String>, String) {
    let variable = |name: &str| {
        let found = variables.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| value.clone())
    };
    let mut cargo = Vec::new();
    let ended = run(spec, variable, &mut cargo);
    (ended, String::from_utf8(cargo).unwrap())
}

fn problem(spec: &str, variables: &[(&str, OsString)]) -> String {
    run_with(spec, variables).0.unwrap_err()
}

fn out() -> (&'static str, OsString) {
    ("OUT_DIR", std::env::temp_dir().into())
}

#[test]
fn outside_of_a_build_script() {
    assert_eq!(
        problem("spec", &[]),
        "error: OUT_DIR is not set\n  = help: `specwright_build::generate` is for build scripts: cargo sets the variable \
         when it runs one"
    );
}

#[test]
fn no_command() {
    let (ended, cargo) = run_with("../spec", &[out()]);
    assert_eq!(ended.unwrap_err(), unusable("the command `specwright` is not on PATH"));
    assert_eq!(
        cargo,
        "cargo::rerun-if-env-changed=SPECWRIGHT\ncargo::rerun-if-changed=../spec\n"
    );
    for (name, said) in [
        ("no/such/command", "is not there"),
        ("no-such-command", "is not on PATH"),
    ] {
        assert_eq!(
            problem("spec", &[out(), ("SPECWRIGHT", name.into())]),
            unusable(&format!("the command \"{name}\", which SPECWRIGHT names, {said}"))
        );
    }
}

#[test]
fn a_path_that_would_be_an_order_to_cargo() {
    let (ended, cargo) = run_with("spec\ncargo::rustc-env=KEY=stolen", &[out()]);
    assert_eq!(
        ended.unwrap_err(),
        "error: cargo cannot be told to watch the path \"spec\\ncargo::rustc-env=KEY=stolen\"\n  = help: a path has to be \
         UTF-8 text of one line, without control characters; rename the folder"
    );
    assert_eq!(cargo, "cargo::rerun-if-env-changed=SPECWRIGHT\n");
    for spec in ["", "spec\r", "spec\0"] {
        let said = problem(spec, &[out()]);
        assert!(said.starts_with("error: cargo cannot be told"), "{said}");
    }
}

#[test]
fn nothing_has_to_be_compiled_for_it() {
    let manifest = include_str!("../Cargo.toml");
    assert!(!manifest.contains("dependencies"), "{manifest}");
}

#[cfg(unix)]
mod with_commands {
    use std::ffi::OsString;
    use std::fs;
    use std::os::unix::fs::PermissionsExt;
    use std::path::{Path, PathBuf};
    use std::sync::{Mutex, MutexGuard, PoisonError};

    use super::{VERSION, run_with, unusable};

    /// A script cannot be started while another thread's child still has it open for writing.
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

    /// A folder with commands, removed when the test ends.
    struct Folder(PathBuf, #[allow(dead_code, reason = "held")] MutexGuard<'static, ()>);

    impl Folder {
        fn new(test: &str) -> Self {
            let alone = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
            let folder = std::env::temp_dir().join(format!("specwright-build-{test}-{}", std::process::id()));
            let _ = fs::remove_dir_all(&folder);
            fs::create_dir_all(folder.join("out")).unwrap();
            Self(folder, alone)
        }

        /// A command of the right version, which notes its arguments and then does this.
        fn specwright(&self, name: &str, then: &str) -> PathBuf {
            self.of_version(VERSION, name, then)
        }

        fn of_version(&self, version: &str, name: &str, then: &str) -> PathBuf {
            let noted = self.0.join("noted");
            self.command(
                name,
                &format!(
                    "if [ \"$1\" = --version ]; then echo specwright {version}; exit; fi\nprintf '%s\\n' \"$@\" > '{}'\n{then}\n",
                    noted.display()
                ),
            )
        }

        fn command(&self, name: &str, script: &str) -> PathBuf {
            let path = self.0.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, format!("#!/bin/sh\n{script}")).unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
            path
        }

        fn run(&self, spec: &str, variable: &str, value: impl Into<OsString>) -> (Result<(), String>, String) {
            let out = ("OUT_DIR", self.0.join("out").into());
            run_with(spec, &[out, (variable, value.into())])
        }

        fn problem(&self, named: &Path) -> String {
            self.run("spec", "SPECWRIGHT", named).0.unwrap_err()
        }

        /// What the command was asked to do apart from its version.
        fn noted(&self) -> Option<String> {
            fs::read_to_string(self.0.join("noted")).ok()
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn the_first_command_on_path_generates() {
        let folder = Folder::new("path");
        let found = folder.specwright("second/specwright", "");
        folder.of_version("0.0.9", "third/specwright", "");
        let folders = ["", "first", "second", "third"].map(|name| match name {
            "" => PathBuf::from("relative"),
            name => folder.0.join(name),
        });
        let path = std::env::join_paths(folders).unwrap();
        let (ended, cargo) = folder.run("-spec", "PATH", path);
        ended.unwrap();
        assert_eq!(
            cargo,
            format!(
                "cargo::rerun-if-env-changed=SPECWRIGHT\ncargo::rerun-if-changed=-spec\ncargo::rerun-if-changed={}\n",
                found.display()
            )
        );
        let out = folder.0.join("out");
        let asked = format!("generate\n--included\n{}\n--\n-spec\n", out.display());
        assert_eq!(folder.noted(), Some(asked));
    }

    #[test]
    fn another_version() {
        let folder = Folder::new("version");
        for version in [
            "0.0.9",
            "1000.0.0",
            &format!("{VERSION}1"),
            &format!("{VERSION}-beta.1"),
        ] {
            let command = folder.of_version(version, "specwright", "");
            assert_eq!(
                folder.problem(&command),
                unusable(&format!(
                    "{command:?} is specwright {version}, and the build script's `specwright-build` is {VERSION}"
                ))
            );
        }
        assert_eq!(folder.noted(), None);
    }

    #[test]
    fn another_command() {
        let folder = Folder::new("other");
        let command = folder.command("specwright", "printf 'cargo::rustc-env=A=B \\033[2J\\ncargo::x\\n'");
        let said = "cargo::rustc-env=A=B \\u{1b}[2J";
        let problem = unusable(&format!(
            "{command:?} is not the specwright command: to `--version` it says \"{said}\", not \"specwright {VERSION}\""
        ));
        assert_eq!(folder.problem(&command), problem);
        let (_, cargo) = folder.run("spec", "SPECWRIGHT", &command);
        assert!(!cargo.contains("rustc-env"), "{cargo}");
    }

    #[test]
    fn a_command_that_does_not_start() {
        let folder = Folder::new("start");
        let command = folder.command("specwright", "");
        fs::set_permissions(&command, fs::Permissions::from_mode(0o644)).unwrap();
        let problem = folder.problem(&command);
        let denied = std::io::Error::from_raw_os_error(13);
        assert_eq!(problem, unusable(&format!("cannot start {command:?}: {denied}")));
    }

    #[test]
    fn a_spec_with_mistakes() {
        let folder = Folder::new("mistakes");
        let command = folder.specwright("specwright", "exit 1");
        assert_eq!(
            folder.problem(&command),
            format!(
                "error: {command:?} generated no client of \"spec\" (exit status: 1)\n  = help: the reason stands above"
            )
        );
        let command = folder.specwright("specwright", "kill -9 $$");
        let problem = folder.problem(&command);
        assert!(problem.contains("(signal: 9"), "{problem}");
    }

    #[test]
    fn a_command_whose_path_would_be_an_order_to_cargo() {
        let folder = Folder::new("order");
        let command = folder.specwright("a\ncargo::rustc-env=KEY=stolen/specwright", "");
        let (ended, cargo) = folder.run("spec", "SPECWRIGHT", &command);
        assert!(ended.unwrap_err().starts_with("error: cargo cannot be told to watch"));
        assert!(!cargo.contains("stolen"), "{cargo}");
    }
}
