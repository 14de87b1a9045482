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
use specwright_benches::runs::{Cost, cost, cpu, peak, ratio, short};

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
        "{}; progenitor {PROGENITOR}; openapi-generator {OPENAPI_GENERATOR}; {} rounds",
        version("rustc", &["--version"]),
        bench.rounds
    );
    let mut shipped = vec![bench.runtime()?];
    for (api, resource) in APIS {
        shipped.extend(bench.shipped(api, resource)?);
    }
    bench.measure(&mut shipped)?;
    Bench::print(&shipped, "of the runtime", |krate, runtime| (krate, runtime))?;
    for operations in sizes.into_iter().filter(|size| *size > 0) {
        let mut crates = bench.made_up(operations)?;
        bench.measure(&mut crates)?;
        Bench::print(&crates, "specwright is", |krate, ours| (ours, krate))?;
    }
    Ok(())
}

struct Bench {
    work: PathBuf,
    rounds: usize,
    release: bool,
}

/// A crate that is compiled, and what each round took.
struct Krate {
    name: String,
    folder: PathBuf,
    /// What the library's file is called.
    library: &'static str,
    features: String,
    target: PathBuf,
    /// Whether it belongs to this repository, whose files are left alone: it is removed from a target folder of its own
    /// instead of being emptied.
    is_part: bool,
    checks: Vec<Cost>,
    releases: Vec<Cost>,
    /// What is built for release, in KiB.
    size: Option<u64>,
}

impl Krate {
    fn arguments<'a>(&'a self, profile: &[&'a str]) -> Vec<&'a str> {
        // Without their defaults those of peers have no TLS, as ours have none here.
        let with = ["--no-default-features", "--features", &self.features];
        profile.iter().copied().chain(with).collect()
    }

    fn cargo(&self, arguments: &[&str]) -> Result<Cost, Box<dyn Error>> {
        cost(
            Command::new("cargo")
                .args(arguments)
                .arg("--quiet")
                .current_dir(&self.folder)
                .env("CARGO_TARGET_DIR", &self.target)
                .env_remove("CARGO_PROFILE_DEV_DEBUG")
                // Incremental builds keep more than they give here: every run is a first one.
                .env("CARGO_INCREMENTAL", "0"),
        )
    }

    /// Builds everything that it depends on: the crate is empty meanwhile.
    fn build_dependencies(&self, profile: &[&str]) -> Result<(), Box<dyn Error>> {
        if self.is_part {
            return self.cargo(&self.arguments(profile)).map(|_| ());
        }
        let root = self.folder.join("src/lib.rs");
        let text = fs::read_to_string(&root)?;
        fs::write(&root, "")?;
        let built = self.cargo(&self.arguments(profile));
        fs::write(&root, text)?;
        built.map(|_| ())
    }

    /// Compiles the crate and nothing else.
    fn compile(&self, profile: &[&str]) -> Result<Cost, Box<dyn Error>> {
        if self.is_part {
            let package = self.library.replace('_', "-");
            let clean = ["clean", "-p", &package]
                .into_iter()
                .chain(profile.iter().skip(1).copied());
            self.cargo(&clean.collect::<Vec<_>>())?;
        } else {
            let root = self.folder.join("src/lib.rs");
            fs::write(&root, fs::read_to_string(&root)?)?;
        }
        self.cargo(&self.arguments(profile))
    }

    /// A round of it.
    fn compile_once(&mut self, release: bool) -> Result<(), Box<dyn Error>> {
        self.checks.push(self.compile(CHECK)?);
        if release {
            self.releases.push(self.compile(RELEASE)?);
            let library = self.target.join(format!("release/lib{}.rlib", self.library));
            self.size = Some(fs::metadata(library)?.len() / 1024);
        }
        Ok(())
    }
}

/// Tells the first line of what went wrong.
fn went_well(name: &str, result: Result<(), Box<dyn Error>>) -> bool {
    if let Err(error) = &result {
        println!("\n{name}: {}", error.to_string().lines().next().unwrap_or_default());
    }
    result.is_ok()
}

const CHECK: &[&str] = &["check"];
const RELEASE: &[&str] = &["build", "--release"];

impl Bench {
    fn krate(&self, name: &str, folder: &Path, library: &'static str, features: String) -> Krate {
        Krate {
            name: name.to_owned(),
            folder: folder.to_owned(),
            library,
            features,
            target: self.work.join("target"),
            is_part: false,
            checks: Vec::new(),
            releases: Vec::new(),
            size: None,
        }
    }

    /// What every client needs, to compare.
    fn runtime(&self) -> Result<Krate, Box<dyn Error>> {
        let features = "derive,regex,json,async".to_owned();
        let krate = self.krate(
            "the runtime alone",
            &root()?.join("runtime"),
            "specwright_runtime",
            features,
        );
        Ok(Krate {
            target: self.work.join("target-of-runtime"),
            is_part: true,
            ..krate
        })
    }

    fn shipped(&self, api: &'static str, resource: &str) -> Result<[Krate; 2], Box<dyn Error>> {
        let folder = self.work.join(api);
        generate(&root()?.join("spec").join(api), &folder)?;
        let all = resources(&folder)?.join(",");
        let krate = |name: &str, features: &str| {
            self.krate(&format!("{api}, {name}"), &folder, api, format!("async,{features}"))
        };
        Ok([krate(&format!("`{resource}`"), resource), krate("all", &all)])
    }

    /// Ours first, then those of the peers that are there.
    fn made_up(&self, operations: usize) -> Result<Vec<Krate>, Box<dyn Error>> {
        let work = self.work.join(operations.to_string());
        let spec = work.join("market");
        made_up::write(&spec, operations)?;
        let ours = work.join("specwright");
        generate(&spec, &ours)?;
        let all = resources(&ours)?.join(",");
        let krate = |of: &str, folder: &Path, features: String| {
            self.krate(&format!("{of}, {operations} operations"), folder, "market", features)
        };
        let mut crates = vec![
            krate("specwright", &ours, format!("async,{all}")),
            krate(
                "specwright, one resource of",
                &ours,
                format!("async,{}", made_up::first_resource()),
            ),
        ];
        let document = work.join("openapi.json");
        specwright_benches::openapi_30::export(&specwright()?, &spec, &document)?;
        let peers = Peers::new()?;
        for (of, name) in [
            ("progenitor, positional", "positional"),
            ("progenitor, builder", "builder"),
            ("openapi-generator", "openapi-generator"),
        ] {
            let folder = work.join(name);
            remove(&folder)?;
            let command = match name {
                "openapi-generator" => peers.run_openapi_generator(&document, &folder),
                style => peers.run_cargo_progenitor(&document, &folder, style),
            };
            let Some(mut command) = command else {
                println!("\n{of} is not there: run `--bin peers`");
                continue;
            };
            let made = cost(&mut command).and_then(|_| keep_out_of_workspaces(&folder));
            if went_well(of, made) {
                crates.push(krate(of, &folder, String::new()));
            }
        }
        Ok(crates)
    }

    /// Every crate once in each round, so that those of one round shared the machine's state. A peer's crate that fails,
    /// as one that asks for more memory than there is, is told and left out.
    fn measure(&self, crates: &mut Vec<Krate>) -> Result<(), Box<dyn Error>> {
        let ours = crates.first().map(|krate| krate.name.clone());
        let profiles = [CHECK, RELEASE];
        let profiles = &profiles[..1 + usize::from(self.release)];
        crates.retain(|krate| {
            let mut built = profiles.iter().map(|profile| krate.build_dependencies(profile));
            went_well(&krate.name, built.try_for_each(|built| built))
        });
        for _ in 0..self.rounds {
            crates.retain_mut(|krate| {
                let compiled = krate.compile_once(self.release);
                went_well(&krate.name, compiled)
            });
        }
        match crates.first().map(|krate| krate.name.clone()) == ours {
            true => Ok(()),
            false => Err("without the first crate there is nothing to compare with".into()),
        }
    }

    /// A table; the ratios are those of two crates, made of each and the first.
    fn print(
        crates: &[Krate],
        compared: &str,
        pair: impl for<'a> Fn(&'a Krate, &'a Krate) -> (&'a Krate, &'a Krate),
    ) -> Result<(), Box<dyn Error>> {
        println!(
            "\n| crate | lines | check CPU s | {compared} | check peak MiB | release CPU s | {compared} | release peak MiB | library KiB | {compared} | crates it depends on |"
        );
        println!("|---|---|---|---|---|---|---|---|---|---|---|");
        for krate in crates {
            let base = crates.first().filter(|first| first.name != krate.name);
            let (left, right) = base.map_or((krate, krate), |base| pair(krate, base));
            let compared = |text: String| base.map_or(String::new(), |_| text);
            let mut columns = vec![
                krate.name.clone(),
                lines_below(&krate.folder.join("src"), "rs").to_string(),
                cpu(&krate.checks).text(),
                compared(ratio(&left.checks, &right.checks, |run| run.cpu).text()),
                short(peak(&krate.checks).median),
            ];
            if let Some(size) = krate.size {
                let sizes = |krate: &Krate| krate.size.unwrap_or_default() as f64;
                columns.extend([
                    cpu(&krate.releases).text(),
                    compared(ratio(&left.releases, &right.releases, |run| run.cpu).text()),
                    short(peak(&krate.releases).median),
                    size.to_string(),
                    compared(short(sizes(left) / sizes(right))),
                ]);
            }
            columns.resize(10, "-".to_owned());
            columns.push(count_dependencies(&krate.folder, &krate.arguments(&[]))?.to_string());
            println!("| {} |", columns.join(" | "));
        }
        Ok(())
    }
}
