//! What is done again when nothing changed, and after one field changed: a crate whose build script generates the
//! made-up API of 1,000 operations.
//!
//! `cargo run --release -p specwright-benches --bin rebuild [OPERATIONS]`. Counts the compiler's runs in what
//! `cargo check -v` says, and the files that were written by the times of their last change.
#![allow(clippy::print_stdout, reason = "a benchmark prints its table")]

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use specwright_benches::krate::{remove, root};
use specwright_benches::made_up;
use specwright_benches::measured::{target, version};
use specwright_benches::runs::{cost, short};

fn main() -> Result<(), Box<dyn Error>> {
    let operations = std::env::args().nth(1).map_or(Ok(1_000), |number| number.parse())?;
    let work = target()?.join("rebuild");
    let krate = write_crate(&work, operations)?;
    println!("{}; {operations} operations\n", version("cargo", &["--version"]));
    println!("| what happened before | runs of rustc | runs of the build script | files written | CPU s |");
    println!("|---|---|---|---|---|");
    step(&krate, "the first build")?;
    step(&krate, "nothing")?;
    let resource = krate.join("spec").join(format!("{}.yaml", made_up::first_resource()));
    let text = fs::read_to_string(&resource)?;
    fs::write(&resource, &text)?;
    step(&krate, "a file of the spec was saved as it was")?;
    let changed = text.replacen("length: 1..120", "length: 1..121", 1);
    if changed == text {
        return Err("the first resource has no such field".into());
    }
    fs::write(&resource, changed)?;
    let written = step(&krate, "the rule of one field changed")?;
    println!("\nwritten after the last: {}", written.join(", "));
    Ok(())
}

fn write_crate(work: &Path, operations: usize) -> Result<PathBuf, Box<dyn Error>> {
    remove(work)?;
    made_up::write(&work.join("spec"), operations)?;
    fs::create_dir_all(work.join("src"))?;
    let root = root()?;
    let resources = fs::read_dir(work.join("spec"))?.flatten().filter_map(|entry| {
        let name = entry.file_name().to_string_lossy().strip_suffix(".yaml")?.to_owned();
        (name != "api").then_some(name)
    });
    let resources: Vec<String> = resources.collect();
    let features: String = resources.iter().map(|name| format!("{name} = []\n")).collect();
    let manifest = format!(
        "[package]\nname = \"market\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[workspace]\n\n\
         [features]\ndefault = {resources:?}\nasync = []\nblocking = []\nrustls = []\ntracing = []\ndynamic = []\n{features}\n\
         [dependencies]\nspecwright-runtime = {{ path = {:?}, default-features = false, features = [\"derive\", \"json\", \"regex\"] }}\n\n\
         [build-dependencies]\nspecwright-codegen = {{ path = {:?} }}\n",
        root.join("runtime"),
        root.join("codegen")
    );
    fs::write(work.join("Cargo.toml"), manifest)?;
    fs::write(
        work.join("build.rs"),
        "fn main() {\n    specwright_codegen::build_script(\"spec\");\n}\n",
    )?;
    fs::write(
        work.join("src/lib.rs"),
        "include!(concat!(env!(\"OUT_DIR\"), \"/client.rs\"));\n",
    )?;
    Ok(work.to_owned())
}

/// Checks the crate and prints what was done; gives the names of the files that were written.
fn step(krate: &Path, before: &str) -> Result<Vec<String>, Box<dyn Error>> {
    let old = changes(krate)?;
    let said = krate.join("said.txt");
    let script = format!("cargo check -v 2> {:?}", said);
    let run = cost(
        Command::new("sh")
            .args(["-c", &script])
            .current_dir(krate)
            .env("CARGO_TARGET_DIR", krate.join("target"))
            .env_remove("CARGO_INCREMENTAL"),
    )
    .map_err(|error| format!("{error}\n{}", fs::read_to_string(&said).unwrap_or_default()))?;
    let said = fs::read_to_string(said)?;
    let running = |program: &str| {
        said.lines()
            .filter(|line| line.contains("Running `") && line.contains(program))
            .count()
    };
    let new = changes(krate)?;
    let written: Vec<String> = new
        .iter()
        .filter(|(name, time)| old.get(*name) != Some(time))
        .map(|(name, _)| name.clone())
        .collect();
    println!(
        "| {before} | {} | {} | {} of {} | {} |",
        running("rustc --crate-name"),
        running("build-script-build"),
        written.len(),
        new.len(),
        short(run.cpu)
    );
    Ok(written)
}

/// The generated files, and when each was written.
fn changes(krate: &Path) -> Result<BTreeMap<String, SystemTime>, Box<dyn Error>> {
    let mut found = BTreeMap::new();
    let builds = fs::read_dir(krate.join("target/debug/build"))
        .into_iter()
        .flatten()
        .flatten();
    for build in builds.filter(|build| build.file_name().to_string_lossy().starts_with("market-")) {
        for file in fs::read_dir(build.path().join("out")).into_iter().flatten().flatten() {
            let name = file.file_name().to_string_lossy().into_owned();
            found.insert(name, file.metadata()?.modified()?);
        }
    }
    Ok(found)
}
