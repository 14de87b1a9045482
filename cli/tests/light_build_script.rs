//! The crate that `docs/in-a-build.md` shows, built as it stands there: its build script has this command generate.
//!
//! Its builds are kept for the next run; the crate itself is written anew.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test ends so when its own folder or process fails"
)]

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};

use common::{API, Folder, ORDERS};
use specwright_codegen::emit::{CrateOptions, Layout, RuntimeSource, emit_client, emit_shell};
use specwright_codegen::{Checked, compile, load_folder};

/// The first blocks of the page, in its order.
const SHOWN: [(&str, &str); 4] = [
    ("toml", "Cargo.toml"),
    ("rust", "build.rs"),
    ("rust", "src/lib.rs"),
    ("toml", ".cargo/config.toml"),
];

/// All of them share one folder of builds.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

#[test]
fn the_crate_of_the_page() {
    let made = Bakery::new();
    let built = made.check(Some(env!("CARGO_BIN_EXE_specwright")));
    assert!(built.status.success(), "{}", said(&built));
    let (told, written) = made.output();
    assert_eq!(written, emit_client(&made.model(), Layout::Included));
    let orders: Vec<&str> = told.lines().collect();
    let command = format!("cargo::rerun-if-changed={}", env!("CARGO_BIN_EXE_specwright"));
    let expected = [
        "cargo::rerun-if-env-changed=SPECWRIGHT",
        "cargo::rerun-if-changed=spec",
        &command,
    ];
    assert_eq!(orders, expected, "the command's own report does not go to cargo");

    made.folder.write(
        "bakery/spec/orders.yaml",
        &ORDERS.replace("range: 1..50", "range: 50..1"),
    );
    let mistaken = made.check(Some(env!("CARGO_BIN_EXE_specwright")));
    assert_refused(
        &mistaken,
        &["error[", "--> spec/orders.yaml:", "the reason stands above"],
    );
    assert_eq!(made.output().1, written, "nothing half written");

    // The variable is the one of the page's configuration.
    let missing = "tools/specwright\", which SPECWRIGHT names, is not there\n";
    assert_refused(&made.check(None), &[missing]);
}

#[cfg(unix)]
#[test]
fn another_version_as_the_page_shows_it() {
    use std::os::unix::fs::PermissionsExt;

    let made = Bakery::new();
    made.folder.write("specwright", "#!/bin/sh\necho specwright 0.1.1\n");
    let command = made.folder.path().join("specwright");
    fs::set_permissions(&command, fs::Permissions::from_mode(0o755)).unwrap();
    let command = command.to_str().unwrap();
    let refused = made.check(Some(command));
    let page = page().replace("/home/me/.cargo/bin/specwright", command);
    let shown = page
        .split("\n```text\n")
        .nth(1)
        .and_then(|rest| rest.split("```").next())
        .unwrap();
    let indented = |text: &str| text.lines().map(|line| format!("  {line}\n")).collect::<String>();
    assert_refused(&refused, &[&indented(shown)]);
}

#[test]
fn the_script_with_the_generator() {
    let folder = Folder::with_api("heavy-build-script");
    let model = compile(load_folder(&folder.path().join("bakery")).unwrap())
        .model
        .unwrap();
    let shell = emit_shell(&model, &CrateOptions::new(RuntimeSource::Workspace), "spec");
    assert!(page().contains(&format!("\n```rust\n{}```\n", shell["build.rs"])));
}

#[track_caller]
fn assert_refused(built: &Output, parts: &[&str]) {
    let said = said(built);
    let ended = "process didn't exit successfully";
    for part in [ended, "(exit status: 1)"].iter().chain(parts) {
        assert!(said.contains(part), "{part}\n--- is not in:\n{said}");
    }
    assert!(!built.status.success() && !said.contains("panicked"), "{said}");
}

/// The crate in a folder of its own, outside of every workspace.
struct Bakery {
    folder: Folder,
    _alone: MutexGuard<'static, ()>,
}

impl Bakery {
    fn new() -> Self {
        let alone = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
        let folder = Folder::new("light-build-script");
        let page = page();
        let mut rest = page.as_str();
        for (language, file) in SHOWN {
            let (_, behind) = rest.split_once(&format!("\n```{language}\n")).unwrap();
            let (block, behind) = behind.split_once("```\n").unwrap();
            let text = block.replace("../specwright", root().to_str().unwrap());
            folder.write(&format!("bakery/{file}"), &text);
            rest = behind;
        }
        folder.write("bakery/spec/api.yaml", API);
        folder.write("bakery/spec/orders.yaml", ORDERS);
        // The versions that the workspace is tested with, so that nothing has to be looked up.
        fs::copy(root().join("Cargo.lock"), folder.path().join("bakery/Cargo.lock")).unwrap();
        for left in builds() {
            fs::remove_dir_all(left).unwrap();
        }
        Self { folder, _alone: alone }
    }

    /// Without an asynchronous client, which is most of what there is to compile.
    fn check(&self, specwright: Option<&str>) -> Output {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut command = Command::new(cargo);
        match specwright {
            Some(path) => command.env("SPECWRIGHT", path),
            None => command.env_remove("SPECWRIGHT"),
        };
        command
            .current_dir(self.folder.path().join("bakery"))
            .args([
                "check",
                "--offline",
                "--no-default-features",
                "--features",
                "orders,blocking",
            ])
            .env("CARGO_TARGET_DIR", target())
            .env("CARGO_INCREMENTAL", "0")
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env("RUSTFLAGS", "-D warnings")
            .stdin(Stdio::null())
            .output()
            .unwrap()
    }

    /// What the build script told cargo, and the files that it wrote.
    fn output(&self) -> (String, BTreeMap<String, String>) {
        let build = builds().into_iter().find(|build| build.join("out").is_dir()).unwrap();
        let written = fs::read_dir(build.join("out")).unwrap().map(|entry| {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, fs::read_to_string(&path).unwrap())
        });
        (fs::read_to_string(build.join("output")).unwrap(), written.collect())
    }

    /// What a build script with the generator would emit from.
    fn model(&self) -> Checked {
        let spec = self.folder.path().join("bakery/spec");
        compile(load_folder(&spec).unwrap()).model.unwrap()
    }
}

/// Folders of build scripts of the crate, of this run and of earlier ones.
fn builds() -> Vec<PathBuf> {
    let entries = fs::read_dir(target().join("debug/build"))
        .into_iter()
        .flatten()
        .flatten();
    let paths = entries.map(|entry| entry.path());
    let is_ours = |path: &PathBuf| {
        path.file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with("bakery-"))
    };
    paths.filter(is_ours).collect()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn page() -> String {
    fs::read_to_string(root().join("docs/in-a-build.md")).unwrap()
}

fn target() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("light-build-script")
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().unwrap()
}
