//! Three designs of a codec for the same types, held against each other: tables that the runtime works from (ours), serde's
//! derive, and straight code for each type. Lines to read, processor seconds to check and to build, size of the library,
//! instructions of one encode and one decode.
//!
//! `cargo run --release -p specwright-benches --bin codec_designs [ROUNDS] [TYPES]` (Linux; instructions need `valgrind`). Each
//! design is a crate of its own under `target/codec-designs`.
#![allow(clippy::print_stdout, reason = "a benchmark prints its table")]

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use specwright_benches::designs::{self, Design};
use specwright_benches::krate::{remove, root};
use specwright_benches::measured::{cargo, children_seconds};
use specwright_benches::runs::Spread;
use specwright_instructions::valgrind::instructions;

const TYPES: usize = 400;

/// What one repetition costs is the difference between that many more and one.
const REPETITIONS: usize = 100;

/// What a design costs.
struct Measured {
    lines: usize,
    /// Processor seconds of the builds, round for round.
    seconds: [Vec<f64>; BUILDS.len()],
    kibibytes: u64,
    encode: u64,
    decode: u64,
}

const BUILDS: [&[&str]; 3] = [
    &["check", "--lib"],
    &["build", "--lib"],
    &["build", "--release", "--lib"],
];

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let rounds = arguments.next().map_or(Ok(1), |number| number.parse::<usize>())?.max(1);
    let types = arguments.next().map_or(Ok(TYPES), |number| number.parse())?;
    let root = root()?;
    let designs = [designs::TABLES, designs::DERIVED, designs::STRAIGHT];
    let mut all = Vec::new();
    for design in &designs {
        all.push(measure(&root, design, types)?);
    }
    for _ in 1..rounds {
        for (design, measured) in designs.iter().zip(&mut all) {
            let folder = prepare(&root, design)?;
            build(&folder, &design.source(types), &mut measured.seconds)?;
        }
    }
    println!("{types} types of 8 fields, each with an inner type of 2 fields; {rounds} rounds\n");
    println!("| design | lines a type | check CPU s | debug CPU s | release CPU s | library KiB | encode | decode |");
    println!("|---|---|---|---|---|---|---|---|");
    for (design, measured) in designs.iter().zip(&all) {
        let [check, debug, release] = measured
            .seconds
            .each_ref()
            .map(|seconds| Spread::of(seconds.iter().copied()).text());
        let Measured {
            lines,
            kibibytes,
            encode,
            decode,
            ..
        } = measured;
        println!(
            "| {} | {lines} | {check} | {debug} | {release} | {kibibytes} | {encode} | {decode} |",
            design.name
        );
    }
    Ok(())
}

fn measure(root: &Path, design: &Design, types: usize) -> Result<Measured, Box<dyn Error>> {
    let folder = prepare(root, design)?;
    let text = design.source(types);
    let lines = text.lines().count() / types;
    let mut seconds = Default::default();
    build(&folder, &text, &mut seconds)?;
    let kibibytes = fs::metadata(folder.join("target/release/libdesign.rlib"))?.len() / 1024;
    fs::write(folder.join(PROGRAM), design.program)?;
    cargo(&folder, &["build", "--release"])?;
    let binary = folder.join("target/release/design");
    Ok(Measured {
        lines,
        seconds,
        kibibytes,
        encode: instructions(&binary, &["encode"], REPETITIONS)?,
        decode: instructions(&binary, &["decode"], REPETITIONS)?,
    })
}

const LIBRARY: &str = "src/lib.rs";
const PROGRAM: &str = "src/main.rs";

/// A crate without types, built, so that what is measured is the types and not their dependencies.
fn prepare(root: &Path, design: &Design) -> Result<PathBuf, Box<dyn Error>> {
    let folder = root.join("target/codec-designs").join(design.name);
    remove(&folder)?;
    fs::create_dir_all(folder.join("src"))?;
    fs::write(folder.join("Cargo.toml"), design.manifest(root))?;
    fs::write(folder.join(LIBRARY), "")?;
    fs::write(folder.join(PROGRAM), "fn main() {}\n")?;
    for build in BUILDS {
        cargo(&folder, build)?;
    }
    Ok(folder)
}

fn build(folder: &Path, text: &str, seconds: &mut [Vec<f64>; BUILDS.len()]) -> Result<(), Box<dyn Error>> {
    fs::write(folder.join(LIBRARY), text)?;
    for (build, seconds) in BUILDS.iter().zip(seconds) {
        let before = children_seconds()?;
        cargo(folder, build)?;
        seconds.push(children_seconds()? - before);
    }
    Ok(())
}
