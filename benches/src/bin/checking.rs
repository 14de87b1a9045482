//! What `specwright check` costs: the shipped APIs, and the made-up one in several sizes, without a mistake and with one
//! in every resource, so that every diagnostic is on and shown.
//!
//! `cargo run --release -p specwright-benches --bin checking [ROUNDS]`
#![allow(clippy::print_stdout, reason = "a benchmark prints its table")]

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::Command;

use specwright_benches::made_up;
use specwright_benches::measured::{specwright, target, version};
use specwright_benches::runs::{Spread, cost_with, cpu, peak};

fn main() -> Result<(), Box<dyn Error>> {
    let rounds = std::env::args()
        .nth(1)
        .map_or(Ok(11), |number| number.parse::<usize>())?;
    let command = specwright()?;
    println!("{}; {rounds} rounds\n", version("rustc", &["--version"]));
    println!("| spec | operations | wall ms | CPU ms | peak MiB |");
    println!("|---|---|---|---|---|");
    let spec = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec");
    for api in ["invoicexpress", "textmarketer"] {
        let model = specwright_codegen::compile(specwright_codegen::load_folder(&spec.join(api))?).model;
        let operations = model.ok_or("the spec has errors")?.operations().count();
        measure(&command, api, &spec.join(api), operations, rounds)?;
    }
    let work = target()?.join("checking");
    for operations in [10, 100, 1_000, 5_000] {
        let folder = work.join(operations.to_string());
        made_up::write(&folder, operations)?;
        measure(&command, "made up", &folder, operations, rounds)?;
    }
    let folder = work.join("mistakes");
    made_up::write(&folder, 5_000)?;
    mistakes(&folder)?;
    measure(&command, "made up, a mistake in each resource", &folder, 5_000, rounds)
}

fn measure(command: &Path, name: &str, folder: &Path, operations: usize, rounds: usize) -> Result<(), Box<dyn Error>> {
    let check = || cost_with(Command::new(command).arg("check").arg(folder), |code| code == 1);
    let runs = (0..rounds.max(1)).map(|_| check()).collect::<Result<Vec<_>, _>>()?;
    let milliseconds = |seconds: Spread| Spread {
        median: seconds.median * 1000.0,
        least: seconds.least * 1000.0,
        most: seconds.most * 1000.0,
    };
    println!(
        "| {name} | {operations} | {} | {} | {} |",
        milliseconds(Spread::of(runs.iter().map(|run| run.wall))).text(),
        milliseconds(cpu(&runs)).text(),
        peak(&runs).text()
    );
    Ok(())
}

/// A sample that breaks its own rule: nothing before the last stage sees it.
fn mistakes(folder: &Path) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let text = fs::read_to_string(&path)?;
        fs::write(
            &path,
            text.replacen("range: 1.., sample: 42", "range: 1.., sample: 0", 1),
        )?;
    }
    Ok(())
}
