//! What is in the clients of the shipped APIs, and what each costs a build, dependencies not counted: with one resource
//! and with all, checked, built for debugging and for release.
//!
//! `cargo run --release -p specwright-benches --bin shipped_clients` (after `cargo run -p specwright-cli -- generate`).
//! Reads processor time from `/proc`, so it runs on Linux. The crates are the stand-alone ones, built without TLS.
#![allow(clippy::print_stdout, reason = "a benchmark prints its tables")]

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use specwright_benches::measured::{cargo, children_seconds};
use specwright_codegen::model::{Model, TypeKind};
use specwright_codegen::{compile, load_folder};

/// Each API, with a resource of middling size.
const APIS: [(&str, &str); 2] = [("invoicexpress", "clients"), ("textmarketer", "groups")];

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize()?;
    println!(
        "| API | operations | resources | types | enum values | error kinds | lines of YAML | lines of Rust | an operation |"
    );
    println!("|---|---|---|---|---|---|---|---|---|");
    for (api, _) in APIS {
        contents(&root, api)?;
    }
    println!();
    println!(
        "| API | resources | check CPU s | debug CPU s | release CPU s | release library KiB | crates it depends on |"
    );
    println!("|---|---|---|---|---|---|---|");
    for (api, resource) in APIS {
        let krate = root.join("target/specwright").join(api);
        if !krate.exists() {
            println!("| {api} | not there: run `cargo run -p specwright-cli -- generate` | | | | | |");
            continue;
        }
        builds(&root, api, &krate, resource, &format!("async,{resource}"))?;
        builds(&root, api, &krate, "all", "async,all")?;
    }
    Ok(())
}

fn contents(root: &Path, api: &str) -> Result<(), Box<dyn Error>> {
    let files = load_folder(&root.join("spec").join(api))?;
    let yaml: usize = files
        .iter()
        .map(|(_, text)| text.iter().filter(|byte| **byte == b'\n').count())
        .sum();
    let model = compile(files).model.ok_or("the spec has errors")?;
    let rust = lines_below(&root.join("target/specwright").join(api).join("src"));
    let operations = model.operations().count();
    let enums = model.types.iter().filter_map(|ty| match &ty.kind {
        TypeKind::Enum { values } => Some(values.len()),
        _ => None,
    });
    println!(
        "| {api} | {operations} | {} | {} | {} | {} | {yaml} | {rust} | {} |",
        model.resources.len(),
        model.types.len(),
        enums.sum::<usize>(),
        error_kinds(&model),
        rust / operations.max(1)
    );
    Ok(())
}

/// Kinds that a user can match on, those of the whole service once.
fn error_kinds(model: &Model) -> String {
    let errors = || model.operations().flat_map(|operation| &operation.errors);
    let shared: BTreeSet<_> = errors()
        .filter(|error| error.shared)
        .map(|error| &error.name.spec)
        .collect();
    let own = errors().filter(|error| !error.shared).count();
    format!("{own} + {} shared", shared.len())
}

fn lines_below(folder: &Path) -> usize {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| match entry.path() {
            path if path.is_dir() => lines_below(&path),
            path => fs::read_to_string(path).map_or(0, |text| text.lines().count()),
        })
        .sum()
}

/// The crate alone: everything it depends on is built before.
fn builds(root: &Path, api: &str, krate: &Path, name: &str, features: &str) -> Result<(), Box<dyn Error>> {
    let work = work_copy(root, api, krate)?;
    let all = all_resources(krate)?;
    let features = features.replace("all", &all);
    let with = ["--offline", "--no-default-features", "--features", &features];
    let mut columns = Vec::new();
    for command in [vec!["check"], vec!["build"], vec!["build", "--release"]] {
        let arguments: Vec<&str> = command.iter().copied().chain(with).collect();
        cargo(&work, &arguments)?;
        touch(&work)?;
        let before = children_seconds()?;
        cargo(&work, &arguments)?;
        columns.push(format!("{:.2}", children_seconds()? - before));
    }
    let library = work.join(format!("target/release/lib{api}.rlib"));
    let size = fs::metadata(library)?.len() / 1024;
    let mut tree = vec!["tree", "--prefix", "none", "--edges", "normal,build"];
    tree.extend(with);
    let tree = String::from_utf8(cargo(&work, &tree)?)?;
    let crates: BTreeSet<&str> = tree
        .lines()
        .map(|line| line.trim_end_matches(" (*)"))
        .filter(|line| !line.is_empty())
        .collect();
    println!(
        "| {api} | {name} | {} | {size} | {} |",
        columns.join(" | "),
        crates.len() - 1
    );
    Ok(())
}

/// A copy whose files may be touched.
fn work_copy(root: &Path, api: &str, krate: &Path) -> Result<PathBuf, Box<dyn Error>> {
    let work = root.join("target/shipped-clients").join(api);
    fs::create_dir_all(work.join("src"))?;
    for entry in fs::read_dir(krate.join("src"))? {
        let entry = entry?;
        fs::copy(entry.path(), work.join("src").join(entry.file_name()))?;
    }
    // The runtime is named by a path from the crate; the copy is at another depth.
    let runtime = root.join("runtime");
    let manifest = fs::read_to_string(krate.join("Cargo.toml"))?;
    let lines = manifest.lines().map(|line| match line.split_once("path = \"") {
        Some((before, after)) => {
            let behind = after.split_once('"').map_or("", |(_, behind)| behind);
            format!("{before}path = {runtime:?}{behind}")
        }
        None => line.to_owned(),
    });
    let mut manifest = lines.collect::<Vec<_>>().join("\n");
    if !manifest.contains("[workspace]") {
        manifest += "\n[workspace]\n";
    }
    fs::write(work.join("Cargo.toml"), manifest)?;
    Ok(work)
}

fn touch(work: &Path) -> Result<(), Box<dyn Error>> {
    let file = fs::File::options().append(true).open(work.join("src/lib.rs"))?;
    file.set_modified(std::time::SystemTime::now())?;
    Ok(())
}

/// The features of the manifest that turn nothing else on: the resources.
fn all_resources(krate: &Path) -> Result<String, Box<dyn Error>> {
    let manifest = fs::read_to_string(krate.join("Cargo.toml"))?;
    let names = manifest.lines().filter_map(|line| line.strip_suffix(" = []"));
    Ok(names.map(|name| name.trim_matches('"')).collect::<Vec<_>>().join(","))
}
