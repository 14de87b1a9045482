//! Clients as rustdoc's JSON, and runs of cargo-semver-checks over pairs of them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::proof::case::{Case, Client, Verdict};

/// What rustdoc is asked for, as the tool itself asks.
const FLAGS: &str =
    "-Z unstable-options --document-private-items --document-hidden-items --output-format json --cap-lints allow";

/// What the tool demands of a release.
pub(crate) struct Demand {
    pub(crate) verdict: Verdict,
    pub(crate) lints: Vec<String>,
}

/// The clients as JSON, each under the name that its users know.
pub(crate) struct Documents {
    folder: PathBuf,
}

impl Documents {
    /// Documents the clients that stand in a scratch workspace.
    pub(crate) fn write(workspace: &Path, cases: &[Case]) -> Self {
        let target = workspace.join("target");
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let status = Command::new(cargo)
            .args(["doc", "--offline", "--no-deps", "--lib", "--all-features"])
            .args(["--workspace", "--exclude", "compiles", "--exclude", "breaks"])
            .current_dir(workspace)
            .env("CARGO_TARGET_DIR", &target)
            .env("CARGO_INCREMENTAL", "0")
            .env("RUSTC_BOOTSTRAP", "1")
            .env("RUSTDOCFLAGS", FLAGS)
            .status()
            .unwrap();
        assert!(status.success(), "the clients cannot be documented");
        let documents = Self {
            folder: workspace.join("documents"),
        };
        fs::create_dir_all(&documents.folder).unwrap();
        for (package, client) in clients(cases) {
            let text = fs::read_to_string(target.join(format!("doc/{package}.json"))).unwrap();
            let text = text.replace(package, client.own_name.trim_start_matches("r#"));
            fs::write(documents.of(client), text).unwrap();
        }
        documents
    }

    fn of(&self, client: &Client) -> PathBuf {
        self.folder.join(format!("{}.json", client.package))
    }

    /// What becomes of the one who exchanges a client for another.
    pub(crate) fn compare(&self, before: &Client, after: &Client) -> Demand {
        let output = Command::new("cargo")
            .args(["semver-checks", "--release-type", "patch", "--color", "never"])
            .arg("--baseline-rustdoc")
            .arg(self.of(before))
            .arg("--current-rustdoc")
            .arg(self.of(after))
            .output()
            .unwrap();
        let [said, told] = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        let summary = told.lines().find_map(|line| line.trim().strip_prefix("Summary "));
        let verdict = match summary {
            Some(text) if text.starts_with("semver requires new major version") => Verdict::Major,
            Some(text) if text.starts_with("semver requires new minor version") => Verdict::Minor,
            Some("no semver update required") => Verdict::None,
            _ => panic!("cargo semver-checks says\n{said}\n{told}"),
        };
        Demand {
            verdict,
            lints: failures(&said),
        }
    }
}

fn clients(cases: &[Case]) -> BTreeMap<&str, &Client> {
    let clients = cases.iter().flat_map(|case| [&case.before, &case.after]);
    clients.map(|client| (client.package.as_str(), client)).collect()
}

/// The lints in what the tool says: `--- failure struct_missing: pub struct removed or renamed ---`.
fn failures(said: &str) -> Vec<String> {
    let heads = said.lines().filter_map(|line| line.strip_prefix("--- failure "));
    heads
        .filter_map(|head| head.split(':').next())
        .map(str::to_owned)
        .collect()
}
