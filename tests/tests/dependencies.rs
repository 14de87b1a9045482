//! What others wrote and this project builds on: where it comes from, under which licence, once and not twice, and each
//! with a reason. The rules stand in `deny.toml`, the reasons in `docs/dependencies.md`.
#![allow(clippy::unwrap_used, reason = "a test ends so")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use toml::Table;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn table(file: &str) -> Table {
    fs::read_to_string(root().join(file)).unwrap().parse().unwrap()
}

/// A package that is built here: not one for another platform, or for a feature that is off.
struct Package {
    name: String,
    version: String,
    license: String,
    /// `None`: the registry.
    source: Option<String>,
}

/// What the lock file and the features of this workspace lead to on this platform.
fn packages() -> Vec<Package> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(&cargo)
        .args([
            "tree",
            "--workspace",
            "--all-features",
            "--locked",
            "--edges",
            "normal,build,dev",
        ])
        .args(["--prefix", "none", "--no-dedupe", "--format", "{p}|{l}"])
        .current_dir(root())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "cargo tree: {said}");
    let lines = String::from_utf8(output.stdout).unwrap();
    let lines: BTreeSet<&str> = lines.lines().filter(|line| !line.is_empty()).collect();
    lines.into_iter().filter_map(package).collect()
}

/// `serde v1.0.0|MIT OR Apache-2.0`, `syn v3.0.0 (proc-macro)|…`; nothing for a part of this workspace.
fn package(line: &str) -> Option<Package> {
    let (named, license) = line.split_once('|').unwrap();
    let mut words = named.split(' ');
    let (name, version) = (words.next().unwrap(), words.next().unwrap());
    let source = words.find(|word| *word != "(proc-macro)").map(str::to_owned);
    if source
        .as_ref()
        .is_some_and(|source| Path::new(source.trim_matches(['(', ')'])).is_dir())
    {
        return None;
    }
    Some(Package {
        name: name.to_owned(),
        version: version.trim_start_matches('v').to_owned(),
        license: license.to_owned(),
        source,
    })
}

fn texts<'a>(table: &'a Table, section: &str, key: &str) -> Vec<&'a toml::Value> {
    table[section][key].as_array().unwrap().iter().collect()
}

/// The name and the version of an exception, which may be a part of the version.
fn exception(value: &toml::Value) -> (&str, &str) {
    let named = value["crate"].as_str().unwrap();
    named.split_once('@').unwrap_or((named, ""))
}

#[test]
fn what_is_built_on_keeps_the_rules() {
    let rules = table("deny.toml");
    let allowed: Vec<spdx::Licensee> = texts(&rules, "licenses", "allow")
        .into_iter()
        .map(|name| spdx::Licensee::parse(name.as_str().unwrap()).unwrap())
        .collect();
    let denied: Vec<_> = texts(&rules, "bans", "deny").into_iter().map(exception).collect();
    let mut wrong = Vec::new();
    for package in packages() {
        let Package {
            name,
            version,
            license,
            source,
        } = package;
        let is_allowed = spdx::Expression::parse_mode(&license, spdx::ParseMode::LAX).is_ok_and(|expression| {
            expression.evaluate(|asked| allowed.iter().any(|licensee| licensee.satisfies(asked)))
        });
        if !is_allowed {
            wrong.push(format!(
                "{name} {version}: the licence `{license}` is not in `allow` of deny.toml"
            ));
        }
        if let Some(source) = source {
            wrong.push(format!("{name} {version} comes from {source}"));
        }
        if denied.iter().any(|(denied, _)| *denied == name) {
            wrong.push(format!("{name} {version} is in `deny` of deny.toml"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn nothing_is_built_twice_without_a_reason() {
    let rules = table("deny.toml");
    let skipped: Vec<_> = texts(&rules, "bans", "skip").into_iter().map(exception).collect();
    let mut versions: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for package in packages() {
        let is_skipped = skipped
            .iter()
            .any(|(name, version)| *name == package.name && package.version.starts_with(version));
        if !is_skipped {
            versions.entry(package.name).or_default().push(package.version);
        }
    }
    versions.retain(|_, versions| versions.len() > 1);
    assert!(
        versions.is_empty(),
        "say why in `skip` of deny.toml, or bring them together: {versions:?}"
    );
}

#[test]
fn each_dependency_has_its_reason() {
    let manifest = table("Cargo.toml");
    let dependencies = manifest["workspace"]["dependencies"].as_table().unwrap();
    let is_foreign = |value: &toml::Value| value.get("path").is_none();
    let foreign: BTreeSet<&str> = dependencies
        .iter()
        .filter(|(_, value)| is_foreign(value))
        .map(|(name, value)| value.get("package").and_then(toml::Value::as_str).unwrap_or(name))
        .collect();
    let page = fs::read_to_string(root().join("docs/dependencies.md")).unwrap();
    let named: BTreeSet<&str> = page
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once('`'))
        .map(|(name, _)| name)
        .collect();
    let unexplained: Vec<_> = foreign.difference(&named).collect();
    let gone: Vec<_> = named.difference(&foreign).collect();
    assert!(
        unexplained.is_empty() && gone.is_empty(),
        "docs/dependencies.md: no reason for {unexplained:?}; not used any more: {gone:?}"
    );
}
