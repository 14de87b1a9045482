//! The stand-alone crates of the shipped APIs, outside of the workspace: each is compiled, tested, documented and packed
//! there on its own.
//!
//! All of them share a target folder. It is kept for the next run, and so are the crates: what is generated as before is
//! not compiled again.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test ends so when its own folder or process fails"
)]

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

#[test]
fn invoicexpress() {
    on_its_own("invoicexpress", "items");
}

#[test]
fn textmarketer() {
    on_its_own("textmarketer", "groups");
}

fn on_its_own(api: &str, resource: &str) {
    let made = Made::new(api);
    // All of its tests are examples in its documentation.
    made.cargo(&["test", "--doc", "--all-features"]);
    made.cargo(&["check", "--no-default-features", "--features", resource]);
    made.cargo(&["doc", "--all-features", "--no-deps"]);
    let lock = fs::read_to_string(made.folder.join("Cargo.lock")).unwrap();
    assert!(lock.contains("specwright-runtime"), "{lock}");
    for generator in ["specwright-codegen", "granit-parser"] {
        assert!(
            !lock.contains(generator),
            "the generator is among the dependencies: {lock}"
        );
    }
    made.cargo(&["package", "--all-features"]);
    made.assert_package();
    made.generate(&["--check"]);
}

/// A crate in a folder of its own, outside of every workspace and repository.
struct Made {
    api: &'static str,
    folder: PathBuf,
}

impl Made {
    fn new(api: &str) -> Self {
        let api: &'static str = String::from(api).leak();
        let temporary = std::env::temp_dir().canonicalize().unwrap();
        // The same in each run, and another one for each folder of builds.
        let mut hasher = DefaultHasher::new();
        target().hash(&mut hasher);
        let folder = temporary
            .join(format!("specwright-stand-alone-{:016x}", hasher.finish()))
            .join(api);
        let made = Self { api, folder };
        let before = made.generation(&[]).output().unwrap();
        if !before.status.success() {
            // What an earlier run left may be anything.
            let _ = fs::remove_dir_all(&made.folder);
            made.generate(&[]);
        }
        // The versions that the workspace is tested with, so that nothing has to be looked up.
        fs::copy(root().join("Cargo.lock"), made.folder.join("Cargo.lock")).unwrap();
        made
    }

    fn generate(&self, options: &[&str]) {
        run(&mut self.generation(options));
    }

    /// From the workspace, whose runtime the crate then uses.
    fn generation(&self, options: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_specwright"));
        command
            .current_dir(root())
            .stdin(Stdio::null())
            .args(["generate", &format!("spec/{}", self.api), "--out"])
            .arg(&self.folder)
            .args(options);
        command
    }

    fn cargo(&self, arguments: &[&str]) {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut command = Command::new(cargo);
        command
            .current_dir(&self.folder)
            .args(arguments)
            .env("CARGO_TARGET_DIR", target())
            .env("CARGO_INCREMENTAL", "0")
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env("RUSTFLAGS", "-D warnings")
            .env("RUSTDOCFLAGS", "-D warnings");
        run(&mut command);
    }

    /// What a registry would be given.
    fn assert_package(&self) {
        let package = target().join(format!("package/{}-0.1.0", self.api));
        let manifest = fs::read_to_string(package.join("Cargo.toml")).unwrap();
        for key in [
            "description",
            "license",
            "homepage",
            "documentation",
            "readme",
            "keywords",
            "categories",
        ] {
            assert!(manifest.contains(&format!("\n{key} = ")), "no {key}: {manifest}");
        }
        assert!(!manifest.contains("../"), "a folder of this machine: {manifest}");
        assert!(manifest.contains("build = false"), "a build script: {manifest}");
        for file in ["LICENSE-MIT", "LICENSE-APACHE", "README.md", "src/lib.rs"] {
            assert!(package.join(file).is_file(), "{file} is not packed");
        }
        for file in ["specwright.lock", ".cargo"] {
            assert!(!package.join(file).exists(), "{file} is packed");
        }
    }
}

fn run(command: &mut Command) {
    let output = command.stdin(Stdio::null()).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "{command:?}\n{}{said}",
        String::from_utf8_lossy(&output.stdout)
    );
}

fn target() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("stand-alone")
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}
