//! What is done again when nothing changed, and after one field changed: a crate whose build script generates the
//! made-up API of 1,000 operations.
//!
//! `cargo run --release -p specwright-benches --bin rebuild [ROUNDS] [OPERATIONS]`. Counts the compiler's runs in what
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
use specwright_benches::runs::{Cost, cost, cpu};

/// What was done in one step.
#[derive(PartialEq)]
struct Done {
    before: &'static str,
    compilers: usize,
    scripts: usize,
    written: Vec<String>,
    files: usize,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let rounds = arguments.next().map_or(Ok(3), |number| number.parse::<usize>())?.max(1);
    let operations = arguments.next().map_or(Ok(1_000), |number| number.parse())?;
    let work = target()?.join("rebuild");
    let (steps, costs): (Vec<Done>, Vec<Cost>) = round(&work, operations)?.into_iter().unzip();
    let mut costs: Vec<Vec<Cost>> = costs.into_iter().map(|cost| vec![cost]).collect();
    for _ in 1..rounds {
        for ((step, costs), (again, cost)) in steps.iter().zip(&mut costs).zip(round(&work, operations)?) {
            if again != *step {
                return Err(format!("after {}, another round did other work", step.before).into());
            }
            costs.push(cost);
        }
    }
    println!(
        "{}; {operations} operations; {rounds} rounds\n",
        version("cargo", &["--version"])
    );
    println!("| what happened before | runs of rustc | runs of the build script | files written | CPU s |");
    println!("|---|---|---|---|---|");
    for (step, costs) in steps.iter().zip(&costs) {
        let Done {
            before,
            compilers,
            scripts,
            written,
            files,
        } = step;
        let written = written.len();
        let cpu = cpu(costs).text();
        println!("| {before} | {compilers} | {scripts} | {written} of {files} | {cpu} |");
    }
    let last = steps.last().map_or(&[][..], |step| &step.written);
    println!("\nwritten after the last: {}", last.join(", "));
    Ok(())
}

/// All steps, from a crate that has never been built.
fn round(work: &Path, operations: usize) -> Result<Vec<(Done, Cost)>, Box<dyn Error>> {
    let krate = write_crate(work, operations)?;
    let mut steps = vec![step(&krate, "the first build")?, step(&krate, "nothing")?];
    let resource = krate.join("spec").join(format!("{}.yaml", made_up::first_resource()));
    let text = fs::read_to_string(&resource)?;
    fs::write(&resource, &text)?;
    steps.push(step(&krate, "a file of the spec was saved as it was")?);
    let changed = text.replacen("length: 1..120", "length: 1..121", 1);
    if changed == text {
        return Err("the first resource has no such field".into());
    }
    fs::write(&resource, changed)?;
    steps.push(step(&krate, "the rule of one field changed")?);
    Ok(steps)
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

/// Checks the crate, and says what was done.
fn step(krate: &Path, before: &'static str) -> Result<(Done, Cost), Box<dyn Error>> {
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
    let done = Done {
        before,
        compilers: running("rustc --crate-name"),
        scripts: running("build-script-build"),
        written,
        files: new.len(),
    };
    Ok((done, run))
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
