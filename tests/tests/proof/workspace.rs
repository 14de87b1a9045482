//! The scratch workspace: a package for each client, and two with programs. What did not change is not written, so that
//! cargo compiles nothing twice.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use super::case::{Case, Client};
use super::programs::{Program, Told};

/// The packages with programs: those that have to compile, and those that have to break.
const PROGRAMS: [&str; 2] = ["compiles", "breaks"];

/// A workspace in a folder of its own.
pub(crate) struct Workspace {
    folder: PathBuf,
}

impl Workspace {
    pub(crate) fn at(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
        }
    }

    /// Writes the clients of the cases. Those of earlier runs that are in no case any more are removed.
    pub(crate) fn lay_out(&self, cases: &[Case]) {
        let clients: BTreeMap<&str, &Client> = cases
            .iter()
            .flat_map(|case| [&case.before, &case.after])
            .map(|client| (client.package.as_str(), client))
            .collect();
        let mut manifest = "[workspace]\nresolver = \"3\"\nmembers = [\"programs/*\", \"clients/*\"]\n\n".to_owned();
        manifest.push_str("[profile.dev]\ndebug = false\n");
        self.write("Cargo.toml", &manifest);
        let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
        self.write("repository.lock", &fs::read_to_string(lock).unwrap());
        for (package, client) in &clients {
            for (file, text) in &client.files {
                let text = match file.as_str() {
                    "Cargo.toml" => renamed(text, client),
                    _ => text.clone(),
                };
                self.write(&format!("clients/{package}/{file}"), &text);
            }
        }
        for entry in fs::read_dir(self.folder.join("clients")).unwrap() {
            let entry = entry.unwrap();
            if !clients.contains_key(entry.file_name().to_string_lossy().as_ref()) {
                fs::remove_dir_all(entry.path()).unwrap();
            }
        }
        for package in PROGRAMS {
            self.write(
                &format!("programs/{package}/Cargo.toml"),
                &program_manifest(package, &clients),
            );
            self.write(&format!("programs/{package}/src/lib.rs"), "");
        }
    }

    /// What the compiler says of programs. An error of one kind keeps it from looking for others, so the programs without
    /// an error are tried again until they compile together.
    pub(crate) fn try_all<'a>(&self, package: &str, programs: &[Program<'a>]) -> Told<'a> {
        let mut all = Told::default();
        loop {
            let rest = programs.iter().filter(|program| !all.failed.contains_key(*program));
            let rest: Vec<Program<'a>> = rest.copied().collect();
            self.write_programs(package, &rest);
            if rest.is_empty() {
                return all;
            }
            let checked = self.check(package);
            let told = Told::of(&checked.messages, &rest);
            all.warned = told.warned;
            if checked.succeeds {
                return all;
            }
            assert!(
                !told.failed.is_empty(),
                "the clients do not compile:\n{}",
                checked.shown()
            );
            all.failed.extend(told.failed);
        }
    }

    fn write_programs(&self, package: &str, programs: &[Program<'_>]) {
        let source = self.folder.join("programs").join(package).join("src");
        let mut root = String::new();
        let mut files = BTreeSet::from(["lib.rs".to_owned()]);
        for program in programs {
            let module = program.module();
            let _ = writeln!(root, "pub mod {module};");
            self.write(&format!("programs/{package}/src/{module}.rs"), &program.source());
            files.insert(format!("{module}.rs"));
        }
        self.write(&format!("programs/{package}/src/lib.rs"), &root);
        for entry in fs::read_dir(source).unwrap() {
            let entry = entry.unwrap();
            if !files.contains(entry.file_name().to_string_lossy().as_ref()) {
                fs::remove_file(entry.path()).unwrap();
            }
        }
    }

    fn check(&self, package: &str) -> Checked {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let output = Command::new(cargo)
            .args(["check", "--offline", "--quiet", "--keep-going", "--message-format=json"])
            .args(["--package", package])
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", self.folder.join("target"))
            .env("CARGO_INCREMENTAL", "0")
            .output()
            .unwrap();
        let lines = String::from_utf8_lossy(&output.stdout);
        let lines = lines
            .lines()
            .filter_map(|line| serde_json::from_str::<Value>(line).ok());
        Checked {
            succeeds: output.status.success(),
            messages: lines
                .filter(|line| line["reason"] == "compiler-message")
                .map(|mut line| line["message"].take())
                .collect(),
            errors: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    fn write(&self, file: &str, text: &str) {
        let path = self.folder.join(file);
        if fs::read_to_string(&path).is_ok_and(|found| found == text) {
            return;
        }
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        // Cargo writes its own into the copy.
        if file == "repository.lock" {
            fs::write(self.folder.join("Cargo.lock"), text).unwrap();
        }
    }
}

/// How a run of cargo ended.
struct Checked {
    succeeds: bool,
    /// The compiler's.
    messages: Vec<Value>,
    /// Cargo's own.
    errors: String,
}

impl Checked {
    fn shown(&self) -> String {
        let errors = self.messages.iter().filter(|message| message["level"] == "error");
        let errors = errors.filter_map(|message| message["rendered"].as_str());
        errors.chain([self.errors.as_str()]).collect()
    }
}

/// The manifest as generated, under a name that no other client has.
fn renamed(manifest: &str, client: &Client) -> String {
    let own = client.own_name.trim_start_matches("r#");
    let line = format!("\nname = {own:?}\n");
    assert!(manifest.contains(&line), "the manifest has no name:\n{manifest}");
    manifest.replacen(&line, &format!("\nname = {:?}\n", client.package), 1)
}

/// Every client with all of its resources, and with no connections: nothing is sent.
fn program_manifest(package: &str, clients: &BTreeMap<&str, &Client>) -> String {
    let mut text =
        format!("[package]\nname = {package:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n");
    for (name, client) in clients {
        let features = &client.features;
        let _ = writeln!(
            text,
            "{name} = {{ path = \"../../clients/{name}\", default-features = false, features = {features:?} }}"
        );
    }
    text
}
