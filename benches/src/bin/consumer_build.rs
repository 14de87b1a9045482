//! What a client costs the clean build of a program that makes one call: with and without TLS, awaited and blocking, as
//! a stand-alone crate, through a build script and through one that runs the installed command; and, to compare, the same
//! call written by hand: on reqwest with types for the request, the answer and the errors (`consumers/by_hand.rs`), and on
//! reqwest and ureq with mere texts.
//!
//! `cargo run --release -p specwright-benches --bin consumer_build [ROUNDS] [PART OF A NAME ...]`. Every program is
//! built in a folder of its own below `target`, whose target folder is removed before each round. Only the programs
//! whose names have one of the parts are built, if any is given.
#![allow(clippy::print_stdout, reason = "a benchmark prints its table")]

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use specwright_benches::krate::{count_dependencies, generate, keep_out_of_workspaces, remove, root};
use specwright_benches::measured::{cargo, specwright, target, version};
use specwright_benches::runs::{Cost, cost, cpu, ratio, short};

const TOKIO: &str = "tokio = { version = \"1\", features = [\"macros\", \"rt\"] }\n";

const CALL: &str = r#"
    let client = invoicexpress::PATHClient::builder().account_name("demo").api_key("key").build()?;
    let reply = client.accounts().at_communication()
        .at_subuser("123456789/3").at_password("password").communication_type("auto")
        .send()AWAIT?;
    println!("{}", reply.success);
"#;

/// The call by hand: awaited, without TLS.
const BY_HAND: &str = include_str!("../../consumers/by_hand.rs");

const BODY: &str = r##"r#"{"at_communication":{"at_subuser":"123456789/3","at_password":"cGFzc3dvcmQ=","communication_type":"auto"}}"#"##;

/// A program: what it depends on, and how it makes the call.
struct Program {
    name: String,
    /// Of how the call is made and carried, so that two programs of one kind can be compared.
    kind: String,
    dependencies: String,
    main: String,
    runs: Vec<Cost>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let rounds = arguments.next().map_or(Ok(3), |number| number.parse::<usize>())?.max(1);
    let parts: Vec<String> = arguments.collect();
    let work = target()?.join("consumer-build");
    let command = specwright()?;
    let mut programs = programs(&work)?;
    programs.retain(|program| parts.is_empty() || parts.iter().any(|part| program.name.contains(part)));
    for _ in 0..rounds {
        for program in &mut programs {
            program
                .runs
                .push(build(&work, program, &command).map_err(|error| format!("{}: {error}", program.name))?);
        }
    }
    println!("{}; {rounds} rounds\n", version("rustc", &["--version"]));
    println!("| program | crates | clean debug build, CPU s | against typed on reqwest | peak MiB |");
    println!("|---|---|---|---|---|");
    for program in &programs {
        let by_hand = programs
            .iter()
            .find(|other| other.kind == program.kind && other.name.starts_with(TYPED));
        let compared = by_hand.map_or(String::new(), |by_hand| {
            ratio(&program.runs, &by_hand.runs, |run| run.cpu).text()
        });
        let peak = program.runs.iter().map(|run| run.peak).fold(0.0, f64::max);
        println!(
            "| {} | {} | {} | {compared} | {} |",
            program.name,
            count_dependencies(&folder(&work, program), &["--offline"])?,
            cpu(&program.runs).text(),
            short(peak)
        );
    }
    Ok(())
}

fn programs(work: &Path) -> Result<Vec<Program>, Box<dyn Error>> {
    let mut programs = Vec::new();
    for (tls, has_tls) in [("with TLS", true), ("without TLS", false)] {
        for style in ["async", "blocking"] {
            let kind = format!("{style}, {tls}");
            programs.push(typed(&kind, style, has_tls));
            programs.push(untyped(&kind, style, has_tls));
            if style == "blocking" {
                programs.push(ureq(&kind, has_tls));
                programs.push(http1(&kind, has_tls)?);
            }
            for (name, krate) in [
                ("stand-alone crate", stand_alone(work)?),
                ("crate with build script", scripted()?),
                ("crate with build script, command installed", lightly_scripted(work)?),
            ] {
                programs.push(client(name, &krate, &kind, style, has_tls));
            }
        }
    }
    Ok(programs)
}

/// What the others are compared with.
const TYPED: &str = "reqwest by hand, typed";

fn typed(kind: &str, style: &str, has_tls: bool) -> Program {
    let mut main = BY_HAND.to_owned();
    if has_tls {
        main = main.replace("http://", "https://");
    }
    let mut dependencies = on_reqwest(&["json", "query"], style, has_tls)
        + "serde = { version = \"1\", features = [\"derive\"] }\nbase64 = \"0.23\"\n";
    match style {
        "blocking" => {
            main = main
                .replace("#[tokio::main(flavor = \"current_thread\")]\n", "")
                .replace("async fn", "fn")
                .replace(".await", "")
                .replace("reqwest::Client", "reqwest::blocking::Client");
        }
        _ => dependencies += TOKIO,
    }
    Program {
        name: format!("{TYPED}, {kind}"),
        kind: kind.to_owned(),
        dependencies,
        main,
        runs: Vec::new(),
    }
}

fn on_reqwest(features: &[&str], style: &str, has_tls: bool) -> String {
    let more = [(style == "blocking", "blocking"), (has_tls, "rustls")];
    let more = more.iter().filter(|(is_on, _)| *is_on).map(|(_, name)| *name);
    let features: Vec<&str> = features.iter().copied().chain(more).collect();
    format!("reqwest = {{ version = \"0.13\", default-features = false, features = {features:?} }}\n")
}

fn untyped(kind: &str, style: &str, has_tls: bool) -> Program {
    let scheme = if has_tls { "https" } else { "http" };
    let (path, wait) = if style == "blocking" {
        ("blocking::", "")
    } else {
        ("", ".await")
    };
    let call = format!(
        "    let body = {BODY};\n    let reply = reqwest::{path}Client::new()\n        \
         .post(\"{scheme}://demo.app.invoicexpress.com/api/v3/accounts/at_communication.json?api_key=key\")\n        \
         .header(\"content-type\", \"application/json\").body(body).send(){wait}?.text(){wait}?;\n    println!(\"{{reply}}\");\n"
    );
    let tokio = if style == "blocking" { "" } else { TOKIO };
    Program {
        name: format!("reqwest by hand, as texts, {kind}"),
        kind: kind.to_owned(),
        dependencies: on_reqwest(&[], style, has_tls) + tokio,
        main: around(style, &call),
        runs: Vec::new(),
    }
}

fn ureq(kind: &str, has_tls: bool) -> Program {
    let features: &[&str] = if has_tls { &["rustls"] } else { &[] };
    let scheme = if has_tls { "https" } else { "http" };
    let call = format!(
        "    let body = {BODY};\n    let reply = ureq::post(\"{scheme}://demo.app.invoicexpress.com/api/v3/accounts/at_communication.json?api_key=key\")\n        \
         .header(\"content-type\", \"application/json\").send(body)?.body_mut().read_to_string()?;\n    println!(\"{{reply}}\");\n"
    );
    Program {
        name: format!("ureq by hand, as texts, {kind}"),
        kind: kind.to_owned(),
        dependencies: format!("ureq = {{ version = \"3\", default-features = false, features = {features:?} }}\n"),
        main: around("blocking", &call),
        runs: Vec::new(),
    }
}

/// The transport of blocking clients alone.
fn http1(kind: &str, has_tls: bool) -> std::io::Result<Program> {
    let features: &[&str] = if has_tls { &["rustls"] } else { &[] };
    let scheme = if has_tls { "https" } else { "http" };
    let call = format!(
        "    let client = specwright_http1::Client::new(specwright_http1::Options::default())?;\n    \
         let request = http::Request::post(\"{scheme}://demo.app.invoicexpress.com/api/v3/accounts/at_communication.json?api_key=key\")\n        \
         .header(\"content-type\", \"application/json\").body(bytes::Bytes::from_static({BODY}.as_bytes()))?;\n    \
         let time = std::time::Duration::from_secs(60);\n    \
         let limits = specwright_http1::Limits {{ time, silence: time, bytes: 1 << 24 }};\n    \
         println!(\"{{}}\", str::from_utf8(client.exchange(request, limits)?.body())?);\n"
    );
    let krate = root()?.join("http1");
    Ok(Program {
        name: format!("our transport by hand, {kind}"),
        kind: kind.to_owned(),
        dependencies: format!(
            "bytes = \"1\"\nhttp = \"1\"\nspecwright-http1 = {{ path = {krate:?}, features = {features:?} }}\n"
        ),
        main: around("blocking", &call),
        runs: Vec::new(),
    })
}

fn client(name: &str, krate: &Path, kind: &str, style: &str, has_tls: bool) -> Program {
    let mut features = vec!["accounts", style];
    if has_tls {
        features.push("rustls");
    }
    let (path, wait) = if style == "blocking" {
        ("blocking::", "")
    } else {
        ("", ".await")
    };
    let tokio = if style == "blocking" { "" } else { TOKIO };
    Program {
        name: format!("{name}, {kind}"),
        kind: kind.to_owned(),
        dependencies: format!(
            "invoicexpress = {{ path = {krate:?}, default-features = false, features = {features:?} }}\n{tokio}"
        ),
        main: around(style, &CALL.replace("PATH", path).replace("AWAIT", wait)),
        runs: Vec::new(),
    }
}

fn around(style: &str, call: &str) -> String {
    let head = match style {
        "blocking" => "fn main()",
        _ => "#[tokio::main(flavor = \"current_thread\")]\nasync fn main()",
    };
    format!("{head} -> Result<(), Box<dyn std::error::Error>> {{\n{call}    Ok(())\n}}\n")
}

/// The shipped crate whose build script generates it.
fn scripted() -> std::io::Result<PathBuf> {
    Ok(root()?.join("generated/invoicexpress"))
}

/// The same crate, but that its build script runs the `specwright` command.
fn lightly_scripted(work: &Path) -> Result<PathBuf, Box<dyn Error>> {
    let krate = work.join("with-command");
    remove(&krate)?;
    fs::create_dir_all(krate.join("src"))?;
    let (root, shipped) = (root()?, scripted()?);
    for file in ["README.md", "src/lib.rs"] {
        fs::copy(shipped.join(file), krate.join(file))?;
    }
    let spec = root.join("spec/invoicexpress");
    fs::write(
        krate.join("build.rs"),
        format!(
            "fn main() {{\n    specwright_build::generate({:?});\n}}\n",
            spec.display().to_string()
        ),
    )?;
    let manifest = fs::read_to_string(shipped.join("Cargo.toml"))?;
    fs::write(krate.join("Cargo.toml"), out_of_workspace(&manifest, &root))?;
    keep_out_of_workspaces(&krate)?;
    Ok(krate)
}

/// The manifest with what it had from its workspace written out, and the light build script's dependency.
fn out_of_workspace(manifest: &str, root: &Path) -> String {
    let path = |part: &str| format!("{:?}", root.join(part));
    let lines = manifest.lines().filter_map(|line| match line {
        "version.workspace = true" => Some("version = \"0.1.0\"".to_owned()),
        "edition.workspace = true" => Some("edition = \"2024\"".to_owned()),
        "specwright-codegen.workspace = true" => Some(format!("specwright-build = {{ path = {} }}", path("build"))),
        "[lints]" | "workspace = true" => None,
        _ if line.ends_with(".workspace = true") => None,
        _ => Some(line.replace(
            "{ workspace = true,",
            &format!("{{ path = {}, default-features = false,", path("runtime")),
        )),
    });
    lines.map(|line| line + "\n").collect()
}

/// The same client as a crate without a build script.
fn stand_alone(work: &Path) -> Result<PathBuf, Box<dyn Error>> {
    let krate = work.join("invoicexpress");
    generate(&root()?.join("spec/invoicexpress"), &krate)?;
    Ok(krate)
}

fn folder(work: &Path, program: &Program) -> PathBuf {
    work.join(program.name.replace(", ", "-").replace(' ', "-"))
}

/// A clean debug build of the program and of all that it needs.
fn build(work: &Path, program: &Program, command: &Path) -> Result<Cost, Box<dyn Error>> {
    let folder = folder(work, program);
    fs::create_dir_all(folder.join("src"))?;
    let manifest = format!(
        "[package]\nname = \"consumer\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n{}",
        program.dependencies
    );
    fs::write(folder.join("Cargo.toml"), manifest)?;
    fs::write(folder.join("src/main.rs"), &program.main)?;
    cargo(&folder, &["fetch"])?;
    let made = folder.join("target");
    remove(&made)?;
    let run = cost(
        Command::new("cargo")
            .args(["build", "--quiet", "--offline"])
            .current_dir(&folder)
            .env("CARGO_TARGET_DIR", &made)
            .env("SPECWRIGHT", command)
            .env_remove("CARGO_PROFILE_DEV_DEBUG")
            // What has a path is compiled for being edited, what comes from a registry is not. Clients have a path here,
            // reqwest has none; compiled alike they can be compared.
            .env("CARGO_INCREMENTAL", "0"),
    );
    // Twenty of them would fill a disk.
    remove(&made)?;
    run
}
