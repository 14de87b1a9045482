//! What generation costs: processor time and peak memory of the whole process, from the description on disk to
//! formatted source on disk, ours and that of the peers; and lines of YAML and of Rust an operation.
//!
//! `cargo run --release -p specwright-benches --bin generation [ROUNDS] [OPERATIONS ...]`, after `--bin peers` of the
//! same package. A round runs each generator once on the same API, one after the other; ratios are of one round.
#![allow(clippy::print_stdout, reason = "a benchmark prints its tables")]

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;

use specwright_benches::krate::{lines_below, lines_of_spec, remove, root};
use specwright_benches::measured::{specwright, target, version};
use specwright_benches::peers::{OPENAPI_GENERATOR, PROGENITOR, Peers};
use specwright_benches::runs::{Cost, Spread, cost, cpu, peak, ratio, short};
use specwright_benches::{made_up, openapi_30};

const SIZES: [usize; 4] = [10, 100, 1_000, 5_000];

fn main() -> Result<(), Box<dyn Error>> {
    let mut numbers = std::env::args().skip(1).map(|number| number.parse::<usize>());
    let rounds = numbers.next().transpose()?.unwrap_or(5).max(1);
    let mut sizes = numbers.collect::<Result<Vec<_>, _>>()?;
    if sizes.is_empty() {
        sizes = SIZES.to_vec();
    }
    let work = target()?.join("generation");
    let ours = specwright()?;
    println!(
        "{}; progenitor {PROGENITOR}; openapi-generator {OPENAPI_GENERATOR}; {}; {rounds} rounds\n",
        version("rustc", &["--version"]),
        version("java", &["-version"])
    );
    shipped(&ours, &work)?;
    println!(
        "| generator | operations | CPU s | ours is | CPU ms an operation | peak MiB | ours is | Rust lines an operation |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    for operations in sizes {
        made_up_api(&ours, &work, operations, rounds)?;
    }
    Ok(())
}

/// The shipped APIs: what is written for an operation and what comes out.
fn shipped(ours: &Path, work: &Path) -> Result<(), Box<dyn Error>> {
    println!("| API | operations | YAML lines an operation | Rust lines an operation | CPU s | peak MiB |");
    println!("|---|---|---|---|---|---|");
    for api in ["invoicexpress", "textmarketer"] {
        let spec = root()?.join("spec").join(api);
        let out = work.join(api);
        let runs = (0..5)
            .map(|_| {
                remove(&out)?;
                cost(Command::new(ours).arg("generate").arg(&spec).arg("--out").arg(&out))
            })
            .collect::<Result<Vec<_>, _>>()?;
        let files = specwright_codegen::load_folder(&spec)?;
        let yaml = lines_of_spec(&files);
        let model = specwright_codegen::compile(files).model.ok_or("the spec has errors")?;
        let operations = model.operations().count();
        println!(
            "| {api} | {operations} | {} | {} | {} | {} |",
            yaml / operations,
            lines_below(&out, "rs") / operations,
            cpu(&runs).text(),
            peak(&runs).text()
        );
    }
    println!();
    Ok(())
}

/// A generator on one API: how it is started, and where its source goes.
struct Generator {
    name: &'static str,
    out: PathBuf,
    command: Option<Command>,
    runs: Vec<Cost>,
}

fn made_up_api(ours: &Path, work: &Path, operations: usize, rounds: usize) -> Result<(), Box<dyn Error>> {
    let folder = work.join(operations.to_string());
    let spec = folder.join("market");
    made_up::write(&spec, operations)?;
    let document = folder.join("openapi.json");
    // progenitor reads no other version.
    openapi_30::export(ours, &spec, &document)?;
    let mut generators = generators(ours, &folder, &spec, &document)?;
    for _ in 0..rounds {
        for generator in &mut generators {
            let Some(command) = &mut generator.command else {
                continue;
            };
            remove(&generator.out)?;
            generator
                .runs
                .push(cost(command).map_err(|error| format!("{}: {error}", generator.name))?);
        }
    }
    let (first, others) = generators.split_first().ok_or("no generator")?;
    print(first, operations, None)?;
    for other in others {
        print(other, operations, Some(first))?;
    }
    Ok(())
}

fn generators(ours: &Path, folder: &Path, spec: &Path, document: &Path) -> Result<Vec<Generator>, Box<dyn Error>> {
    let peers = Peers::new()?;
    let made = |name, out: &str| Generator {
        name,
        out: folder.join(out),
        command: None,
        runs: Vec::new(),
    };
    let mut specwright = made("specwright", "specwright");
    let mut command = Command::new(ours);
    command.arg("generate").arg(spec).arg("--out").arg(&specwright.out);
    specwright.command = Some(command);
    let mut library = made("progenitor, library", "progenitor.rs");
    library.command = peers.run_progenitor_library(document, &library.out);
    let mut positional = made("cargo-progenitor", "cargo-progenitor");
    positional.command = peers.run_cargo_progenitor(document, &positional.out, "positional");
    let mut builder = made("cargo-progenitor, builder", "cargo-progenitor-builder");
    builder.command = peers.run_cargo_progenitor(document, &builder.out, "builder");
    let mut openapi_generator = made("openapi-generator, not formatted", "openapi-generator");
    openapi_generator.command = peers.run_openapi_generator(document, &openapi_generator.out);
    Ok(vec![specwright, library, positional, builder, openapi_generator])
}

fn print(generator: &Generator, operations: usize, ours: Option<&Generator>) -> Result<(), Box<dyn Error>> {
    let name = generator.name;
    if generator.runs.is_empty() {
        println!("| {name} | {operations} | not there: run `--bin peers` | | | | | |");
        return Ok(());
    }
    let compared =
        |of: fn(&Cost) -> f64| ours.map_or(String::new(), |ours| ratio(&ours.runs, &generator.runs, of).text());
    let each = Spread::of(generator.runs.iter().map(|run| run.cpu * 1000.0 / operations as f64));
    println!(
        "| {name} | {operations} | {} | {} | {} | {} | {} | {} |",
        cpu(&generator.runs).text(),
        compared(|run| run.cpu),
        short(each.median),
        peak(&generator.runs).text(),
        compared(|run| run.peak),
        lines_below(&generator.out, "rs") / operations
    );
    Ok(())
}
