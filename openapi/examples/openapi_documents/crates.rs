//! The crates of all APIs, checked by one run of cargo: as one workspace, which builds what they share once.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::row::Row;

/// How a crate is made.
pub(crate) struct Generator {
    command: PathBuf,
    runtime: PathBuf,
}

impl Generator {
    pub(crate) fn new(command: &Path, runtime: &Path) -> io::Result<Self> {
        Ok(Self {
            command: command.to_owned(),
            runtime: std::path::absolute(runtime)?,
        })
    }

    /// Whether the crate was written.
    fn run(&self, folder: &Path) -> io::Result<bool> {
        let mut generate = Command::new(&self.command);
        generate.arg("generate").arg(folder.join("spec"));
        generate.arg("--out").arg(folder.join("crate")).arg("--force");
        generate.arg("--runtime").arg(&self.runtime);
        Ok(generate.stdout(Stdio::null()).status()?.success())
    }
}

/// Fills in which crates compile, with all of their features and without a warning.
pub(crate) fn check(generator: &Generator, out: &Path, rows: &mut [Row]) -> io::Result<()> {
    let mut members = String::new();
    for row in rows.iter_mut().filter(|row| row.checks) {
        match generator.run(&out.join(&row.api))? {
            true => {
                // Writing to a text does not fail.
                let _ = writeln!(members, "    \"{}/crate\",", row.api);
            }
            false => row.compiles = "not generated".to_owned(),
        }
    }
    let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = [\n{members}]\n");
    std::fs::write(out.join("Cargo.toml"), manifest)?;
    let lock = generator.runtime.join("../Cargo.lock");
    if lock.exists() {
        std::fs::copy(lock, out.join("Cargo.lock"))?;
    }
    let (built, warned, failed) = run(out)?;
    for row in rows.iter_mut().filter(|row| row.checks && row.compiles.is_empty()) {
        let is_built = built.contains(&row.api) && !failed.contains(&row.api);
        row.compiles = match (is_built, warned.contains(&row.api)) {
            (true, false) => "yes",
            (true, true) => "with warnings",
            (false, _) => "no",
        }
        .to_owned();
    }
    Ok(())
}

/// The names of the crates that were built, of those with a warning and of those with an error.
fn run(out: &Path) -> io::Result<(BTreeSet<String>, BTreeSet<String>, BTreeSet<String>)> {
    let mut cargo = Command::new("cargo");
    cargo.args(["check", "--workspace", "--all-features", "--keep-going", "--offline"]);
    cargo
        .arg("--message-format=json-diagnostic-rendered-ansi")
        .current_dir(out);
    cargo.env("CARGO_TARGET_DIR", std::path::absolute(out)?.join("target"));
    let mut child = cargo.stdout(Stdio::piped()).spawn()?;
    let (mut built, mut warned, mut failed) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout).lines() {
            let Ok(message) = serde_json::from_str::<Value>(&line?) else {
                continue;
            };
            let name = message
                .pointer("/target/name")
                .and_then(Value::as_str)
                .unwrap_or_default();
            let level = message.pointer("/message/level").and_then(Value::as_str);
            match (message.get("reason").and_then(Value::as_str), level) {
                (Some("compiler-artifact"), _) => built.insert(name.to_owned()),
                (Some("compiler-message"), Some("warning")) => warned.insert(name.to_owned()),
                (Some("compiler-message"), Some("error")) => {
                    let shown = message.pointer("/message/rendered").and_then(Value::as_str);
                    io::Write::write_all(&mut io::stderr(), shown.unwrap_or_default().as_bytes())?;
                    failed.insert(name.to_owned())
                }
                _ => false,
            };
        }
    }
    child.wait()?;
    Ok((built, warned, failed))
}
