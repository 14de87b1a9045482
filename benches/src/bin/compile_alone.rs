//! What a generated crate costs the compiler, everything it depends on being built: the shipped APIs with one resource
//! and with all, and the made-up API beside what progenitor and openapi-generator make of the same document.
//!
//! `cargo run --release -p specwright-benches --bin compile_alone [ROUNDS] [OPERATIONS ...]`, after `--bin peers` of the
//! same package. Crates of peers with 1,000 operations take minutes and gigabytes; `0` as the size leaves out the
//! made-up API, and `--without-release` the builds for release.
#![allow(clippy::print_stdout, reason = "a benchmark prints its table")]

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use specwright_benches::krate::{
    count_dependencies, generate, keep_out_of_workspaces, lines_below, remove, resources, root,
};
use specwright_benches::made_up;
use specwright_benches::measured::{specwright, target, version};
use specwright_benches::peers::{OPENAPI_GENERATOR, PROGENITOR, Peers};
use specwright_benches::runs::{Cost, cost, cpu, peak, short};

/// Each API, with a resource of middling size.
const APIS: [(&str, &str); 2] = [("invoicexpress", "clients"), ("textmarketer", "groups")];

fn main() -> Result<(), Box<dyn Error>> {
    let (switches, numbers): (Vec<String>, Vec<String>) = std::env::args()
        .skip(1)
        .partition(|argument| argument.starts_with("--"));
    let numbers = numbers
        .iter()
        .map(|number| number.parse())
        .collect::<Result<Vec<usize>, _>>()?;
    let (rounds, sizes) = match numbers.split_first() {
        Some((rounds, sizes)) => (*rounds, sizes.to_vec()),
        None => (3, vec![100, 1_000]),
    };
    let bench = Bench {
        work: target()?.join("compile-alone"),
        rounds: rounds.max(1),
        release: !switches.iter().any(|switch| switch == "--without-release"),
    };
    println!(
        "{}; progenitor {PROGENITOR}; openapi-generator {OPENAPI_GENERATOR}; {} rounds\n",
        version("rustc", &["--version"]),
        bench.rounds
    );
    println!(
        "| crate | lines | check CPU s | check peak MiB | release CPU s | release peak MiB | library KiB | crates it depends on |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    bench.runtime()?;
    for (api, resource) in APIS {
        bench.shipped(api, resource)?;
    }
    for operations in sizes.into_iter().filter(|size| *size > 0) {
        bench.made_up(operations)?;
    }
    Ok(())
}

struct Bench {
    work: PathBuf,
    rounds: usize,
    release: bool,
}

impl Bench {
    /// What every client needs, to compare.
    fn runtime(&self) -> Result<(), Box<dyn Error>> {
        let workspace = root()?;
        let with = [
            "-p",
            "specwright-runtime",
            "--no-default-features",
            "--features",
            "derive,regex,json,async",
        ];
        let mut columns = vec![lines_below(&workspace.join("runtime/src"), "rs").to_string()];
        let profiles = [&["check"][..], &["build", "--release"]];
        for profile in &profiles[..1 + usize::from(self.release)] {
            let arguments: Vec<&str> = profile.iter().chain(&with).copied().collect();
            self.cargo(&workspace, &arguments)?;
            let again = || {
                let clean: Vec<&str> = ["clean", "-p", "specwright-runtime"]
                    .iter()
                    .chain(&profile[1..])
                    .copied()
                    .collect();
                self.cargo(&workspace, &clean)?;
                self.cargo(&workspace, &arguments)
            };
            let runs = (0..self.rounds).map(|_| again()).collect::<Result<Vec<_>, _>>()?;
            columns.extend([cpu(&runs).text(), short(peak(&runs).median)]);
        }
        columns.resize(5, "-".to_owned());
        println!(
            "| the runtime alone | {} | {} | |",
            columns.join(" | "),
            self.library("specwright_runtime")?
        );
        Ok(())
    }

    fn shipped(&self, api: &str, resource: &str) -> Result<(), Box<dyn Error>> {
        let krate = self.work.join(api);
        generate(&root()?.join("spec").join(api), &krate)?;
        let all = resources(&krate)?.join(",");
        self.measure(
            &format!("{api}, `{resource}`"),
            &krate,
            api,
            &format!("async,{resource}"),
        )?;
        self.measure(&format!("{api}, all"), &krate, api, &format!("async,{all}"))
    }

    fn made_up(&self, operations: usize) -> Result<(), Box<dyn Error>> {
        let folder = self.work.join(operations.to_string());
        let spec = folder.join("market");
        made_up::write(&spec, operations)?;
        let krate = folder.join("specwright");
        generate(&spec, &krate)?;
        let all = resources(&krate)?.join(",");
        let name = |of: &str| format!("{of}, {operations} operations");
        self.measure(&name("specwright"), &krate, "market", &format!("async,{all}"))?;
        let first = format!("async,{}", made_up::first_resource());
        self.measure(&name("specwright, one resource of"), &krate, "market", &first)?;

        let document = folder.join("openapi.json");
        specwright_benches::openapi_30::export(&specwright()?, &spec, &document)?;
        let peers = Peers::new()?;
        for (of, command) in [
            (
                "progenitor, positional",
                peers.run_cargo_progenitor(&document, &folder.join("positional"), "positional"),
            ),
            (
                "progenitor, builder",
                peers.run_cargo_progenitor(&document, &folder.join("builder"), "builder"),
            ),
            (
                "openapi-generator",
                peers.run_openapi_generator(&document, &folder.join("openapi-generator")),
            ),
        ] {
            let Some(mut command) = command else {
                println!("| {} | not there: run `--bin peers` | | | | | | |", name(of));
                continue;
            };
            let krate = folder.join(of.rsplit(", ").next().unwrap_or(of));
            remove(&krate)?;
            let made = cost(&mut command).and_then(|_| self.measure(&name(of), &krate, "market", ""));
            if let Err(error) = made {
                println!(
                    "| {} | {} | | | | | | |",
                    name(of),
                    error.to_string().lines().next().unwrap_or_default()
                );
            }
        }
        Ok(())
    }

    /// The crate alone: it is empty while everything it depends on is built.
    fn measure(&self, name: &str, krate: &Path, library: &str, features: &str) -> Result<(), Box<dyn Error>> {
        keep_out_of_workspaces(krate)?;
        // Without their defaults those of peers have no TLS, as ours have none here.
        let with = ["--no-default-features", "--features", features];
        let root = krate.join("src/lib.rs");
        let text = fs::read_to_string(&root)?;
        let profiles = [vec!["check"], vec!["build", "--release"]];
        let mut columns = vec![lines_below(&krate.join("src"), "rs").to_string()];
        for profile in &profiles[..1 + usize::from(self.release)] {
            let arguments: Vec<&str> = profile.iter().chain(&with).copied().collect();
            fs::write(&root, "")?;
            self.cargo(krate, &arguments)?;
            let runs = (0..self.rounds)
                .map(|_| {
                    fs::write(&root, &text)?;
                    self.cargo(krate, &arguments)
                })
                .collect::<Result<Vec<_>, _>>();
            fs::write(&root, &text)?;
            let runs = runs?;
            columns.extend([cpu(&runs).text(), short(peak(&runs).median)]);
        }
        columns.resize(5, "-".to_owned());
        columns.push(self.library(library)?);
        println!(
            "| {name} | {} | {} |",
            columns.join(" | "),
            count_dependencies(krate, &with)?
        );
        Ok(())
    }

    /// The size of a library that was built for release, in KiB.
    fn library(&self, name: &str) -> Result<String, Box<dyn Error>> {
        if !self.release {
            return Ok("-".to_owned());
        }
        let library = self.work.join(format!("target/release/lib{name}.rlib"));
        Ok((fs::metadata(library)?.len() / 1024).to_string())
    }

    fn cargo(&self, krate: &Path, arguments: &[&str]) -> Result<Cost, Box<dyn Error>> {
        cost(
            Command::new("cargo")
                .args(arguments)
                .arg("--quiet")
                .current_dir(krate)
                .env("CARGO_TARGET_DIR", self.work.join("target"))
                .env_remove("CARGO_PROFILE_DEV_DEBUG")
                // Incremental builds keep more than they give here: every run is a first one.
                .env("CARGO_INCREMENTAL", "0"),
        )
    }
}
