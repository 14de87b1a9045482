//! What generation costs and gives: lines of YAML and of Rust for each operation, and the time of each run, for both APIs
//! and for a made-up API of 10, 100 and 1,000 operations of the same kind.
//!
//! `cargo run --release -p specwright-benches --bin generation`
#![allow(clippy::print_stdout, reason = "a benchmark prints its table")]

use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use specwright_codegen::emit::{FileSet, Layout, emit_client};
use specwright_codegen::{compile, load_folder, render};

type Files = Vec<(String, Vec<u8>)>;

fn main() -> Result<(), Box<dyn Error>> {
    let spec = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec");
    println!(
        "| API | operations | YAML lines | an operation | Rust lines | an operation | check ms | check and emit ms |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    for api in ["invoicexpress", "textmarketer"] {
        report(api, &load_folder(&spec.join(api))?)?;
    }
    let made_up_from = Path::new(env!("CARGO_MANIFEST_DIR")).join("made_up");
    let accounts = std::fs::read_to_string(made_up_from.join("accounts.yaml"))?;
    let api = std::fs::read(made_up_from.join("api.yaml"))?;
    for operations in [10, 100, 1000] {
        report(&format!("made up, {operations}"), &made_up(&api, &accounts, operations))?;
    }
    Ok(())
}

fn report(name: &str, files: &Files) -> Result<(), Box<dyn Error>> {
    let outcome = compile(files.clone());
    let model = outcome
        .model
        .ok_or_else(|| render::text(&outcome.diagnostics, &outcome.sources, false))?;
    let operations: usize = model.resources.iter().map(|resource| resource.operations.len()).sum();
    let yaml: usize = files
        .iter()
        .map(|(_, text)| text.iter().filter(|&&byte| byte == b'\n').count())
        .sum();
    let emitted: FileSet = emit_client(&model, Layout::Included);
    let rust: usize = emitted.values().map(|text| text.lines().count()).sum();
    let check = fastest(|| drop(compile(files.clone())));
    let whole = fastest(|| {
        if let Some(model) = compile(files.clone()).model {
            drop(emit_client(&model, Layout::Included));
        }
    });
    println!(
        "| {name} | {operations} | {yaml} | {} | {rust} | {} | {:.1} | {:.1} |",
        yaml / operations,
        rust / operations,
        check.as_secs_f64() * 1000.0,
        whole.as_secs_f64() * 1000.0
    );
    Ok(())
}

/// The least of five runs: what else the machine did only ever adds.
fn fastest(run: impl Fn()) -> Duration {
    let times = (0..5).map(|_| {
        let start = Instant::now();
        run();
        start.elapsed()
    });
    times.min().unwrap_or_default()
}

/// The operation in `made_up`, again and again under other names, ten to a resource.
fn made_up(api: &[u8], accounts: &str, operations: usize) -> Files {
    let mut files = vec![("api.yaml".to_string(), api.to_vec())];
    let (head, operation) = accounts.split_once("operations:\n").unwrap_or((accounts, ""));
    for resource in 0..operations.div_ceil(10) {
        let mut text = head.replace("resource: accounts", &format!("resource: accounts_{resource}"));
        text.push_str("operations:\n");
        for index in 0..10 {
            let name = format!("at_communication_{resource}_{index}");
            let _ = write!(text, "{}", renamed(operation, &name, index));
        }
        files.push((format!("accounts_{resource}.yaml"), text.into_bytes()));
    }
    files
}

fn renamed(operation: &str, name: &str, index: usize) -> String {
    operation
        .replace("  at_communication:\n    about", &format!("  {name}:\n    about"))
        .replace("/at_communication.json", &format!("/{name}.json"))
        // Inline types are named after their field, once in each module.
        .replace("communication_type", &format!("communication_type_{index}"))
}
