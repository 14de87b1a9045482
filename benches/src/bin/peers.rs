//! Sets up the generators that ours is compared with, from the package registries, below `target/peers`: progenitor as
//! a library and as a command, and openapi-generator. What is there already stays.
//!
//! `cargo run --release -p specwright-benches --bin peers`; needs Python 3 for openapi-generator, and Java to run it.
#![allow(clippy::print_stdout, reason = "a program says what it does")]

use std::error::Error;
use std::path::Path;
use std::process::Command;

use specwright_benches::peers::{OPENAPI_GENERATOR, PROGENITOR, Peers};

fn main() -> Result<(), Box<dyn Error>> {
    let peers = Peers::new()?;
    std::fs::create_dir_all(&peers.folder)?;
    step("cargo-progenitor", &peers.cargo_progenitor(), || {
        let mut install = Command::new("cargo");
        install
            .args([
                "install",
                "cargo-progenitor",
                "--locked",
                "--version",
                PROGENITOR,
                "--root",
            ])
            .arg(&peers.folder);
        vec![install]
    })?;
    step("progenitor as a library", &peers.progenitor_library(), || {
        let mut build = Command::new("cargo");
        build
            .args(["build", "--release", "--manifest-path"])
            .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("peers/progenitor/Cargo.toml"));
        vec![build]
    })?;
    let python = peers.folder.join("openapi-generator");
    step("openapi-generator", &python, || {
        let mut venv = Command::new("python3");
        venv.args(["-m", "venv"]).arg(&python);
        let mut install = Command::new(python.join("bin/python"));
        install.args(["-m", "pip", "install", "--quiet"]);
        install.arg(format!("openapi-generator-cli=={OPENAPI_GENERATOR}"));
        vec![venv, install]
    })?;
    if peers.openapi_generator().is_none() {
        println!("openapi-generator: java does not start, so tables will say that it is missing");
    }
    Ok(())
}

fn step(name: &str, made: &Path, commands: impl FnOnce() -> Vec<Command>) -> Result<(), Box<dyn Error>> {
    if made.exists() {
        println!("{name}: {}", made.display());
        return Ok(());
    }
    println!("{name}: installing");
    for mut command in commands() {
        command.env("CARGO_TARGET_DIR", Peers::new()?.build_folder());
        let status = command.status().map_err(|error| format!("{command:?}: {error}"))?;
        if !status.success() {
            return Err(format!("{command:?}: {status}").into());
        }
    }
    Ok(())
}
