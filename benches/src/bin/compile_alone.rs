//! What a generated crate costs the compiler, everything it depends on being built: the shipped APIs with one resource
//! and with all, and the made-up API beside what progenitor and openapi-generator make of the same document.
//!
//! `cargo run --release -p specwright-benches --bin compile_alone [ROUNDS] [OPERATIONS ...]`, after `--bin peers` of the
//! same package. Crates of peers with 1,000 operations take minutes and gigabytes; `0` as the size leaves out the
//! made-up API, and `--without-release` the builds for release.
#![allow(clippy::print_stdout, reason = "a benchmark prints its table")]

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use specwright_benches::made_up;
use specwright_benches::measured::{self, specwright, target, version};
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
        let mut columns = vec![lines_below(&workspace.join("runtime/src")).to_string()];
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
        make_root(krate)?;
        // Without their defaults those of peers have no TLS, as ours have none here.
        let with = ["--no-default-features", "--features", features];
        let root = krate.join("src/lib.rs");
        let text = fs::read_to_string(&root)?;
        let profiles = [vec!["check"], vec!["build", "--release"]];
        let mut columns = vec![lines_below(&krate.join("src")).to_string()];
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
        println!("| {name} | {} | {} |", columns.join(" | "), self.crates(krate, with)?);
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

    fn crates(&self, krate: &Path, with: [&str; 3]) -> Result<usize, Box<dyn Error>> {
        let mut tree = vec!["tree", "--prefix", "none", "--edges", "normal,build"];
        tree.extend(with);
        let tree = String::from_utf8(measured::cargo(krate, &tree)?)?;
        let crates = tree
            .lines()
            .map(|line| line.trim_end_matches(" (*)"))
            .filter(|line| !line.is_empty());
        Ok(crates.collect::<BTreeSet<_>>().len() - 1)
    }
}

fn root() -> std::io::Result<PathBuf> {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize()
}

/// A stand-alone crate that finds the runtime by its path.
fn generate(spec: &Path, krate: &Path) -> Result<(), Box<dyn Error>> {
    remove(krate)?;
    cost(
        Command::new(specwright()?)
            .arg("generate")
            .arg(spec)
            .arg("--out")
            .arg(krate),
    )?;
    // Whatever the command found around it, the benchmark names the runtime itself.
    let manifest = fs::read_to_string(krate.join("Cargo.toml"))?;
    let runtime = root()?.join("runtime");
    let lines = manifest.lines().map(|line| match line.split_once("default-features") {
        Some((_, behind)) if line.starts_with("specwright-runtime") => {
            format!("specwright-runtime = {{ path = {runtime:?}, default-features{behind}")
        }
        _ => line.to_owned(),
    });
    let manifest = lines.collect::<Vec<_>>().join("\n") + "\n";
    fs::write(krate.join("Cargo.toml"), manifest)?;
    remove(&krate.join(".cargo"))
}

/// A crate that is in no workspace.
fn make_root(krate: &Path) -> Result<(), Box<dyn Error>> {
    let path = krate.join("Cargo.toml");
    let manifest = fs::read_to_string(&path)?;
    if !manifest.contains("[workspace]") {
        fs::write(path, manifest + "\n[workspace]\n")?;
    }
    Ok(())
}

/// The features of the manifest that turn nothing else on: the resources.
fn resources(krate: &Path) -> Result<Vec<String>, Box<dyn Error>> {
    let manifest = fs::read_to_string(krate.join("Cargo.toml"))?;
    let names = manifest.lines().filter_map(|line| line.strip_suffix(" = []"));
    Ok(names.map(|name| name.trim_matches('"').to_owned()).collect())
}

fn remove(path: &Path) -> Result<(), Box<dyn Error>> {
    if path.exists() {
        fs::remove_dir_all(path)?;
    }
    Ok(())
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
