//! Three designs of a codec for the same types, held against each other: tables that the runtime works from (ours), serde's
//! derive, and straight code for each type. Lines to read, processor seconds to check and to build, size of the library,
//! instructions of one encode and one decode.
//!
//! `cargo run --release -p specwright-benches --bin codec_designs [TYPES]` (Linux; instructions need `valgrind`). Each
//! design is a crate of its own under `target/codec-designs`.
#![allow(clippy::print_stdout, reason = "a benchmark prints its table")]

use std::error::Error;
use std::fs;
use std::path::Path;

use specwright_benches::designs::{self, Design};
use specwright_benches::krate::root;
use specwright_benches::measured::{cargo, children_seconds};
use specwright_instructions::valgrind::instructions;

const TYPES: usize = 400;

/// What one repetition costs is the difference between that many more and one.
const REPETITIONS: usize = 100;

fn main() -> Result<(), Box<dyn Error>> {
    let types = std::env::args().nth(1).map_or(Ok(TYPES), |text| text.parse())?;
    let root = root()?;
    println!("{types} types of 8 fields, each with an inner type of 2 fields\n");
    println!("| design | lines a type | check CPU s | debug CPU s | release CPU s | library KiB | encode | decode |");
    println!("|---|---|---|---|---|---|---|---|");
    for design in [designs::TABLES, designs::DERIVED, designs::STRAIGHT] {
        measure(&root, &design, types)?;
    }
    Ok(())
}

fn measure(root: &Path, design: &Design, types: usize) -> Result<(), Box<dyn Error>> {
    let folder = root.join("target/codec-designs").join(design.name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("src"))?;
    fs::write(folder.join("Cargo.toml"), design.manifest(root))?;
    let program = folder.join("src/main.rs");
    let library = folder.join("src/lib.rs");
    // Without types first, so that what is measured is the types and not their dependencies.
    fs::write(&library, "")?;
    fs::write(&program, "fn main() {}\n")?;
    let builds: [&[&str]; 3] = [
        &["check", "--lib"],
        &["build", "--lib"],
        &["build", "--release", "--lib"],
    ];
    for build in builds {
        cargo(&folder, build)?;
    }
    let text = design.source(types);
    let lines = text.lines().count() / types;
    fs::write(&library, text)?;
    let mut seconds = Vec::new();
    for build in builds {
        let before = children_seconds()?;
        cargo(&folder, build)?;
        seconds.push(children_seconds()? - before);
    }
    let size = fs::metadata(folder.join("target/release/libdesign.rlib"))?.len() / 1024;
    fs::write(&program, design.program)?;
    cargo(&folder, &["build", "--release"])?;
    let binary = folder.join("target/release/design");
    let encode = instructions(&binary, &["encode"], REPETITIONS)?;
    let decode = instructions(&binary, &["decode"], REPETITIONS)?;
    println!(
        "| {} | {lines} | {:.1} | {:.1} | {:.1} | {size} | {encode} | {decode} |",
        design.name, seconds[0], seconds[1], seconds[2]
    );
    Ok(())
}
