//! What the InvoiceXpress client costs the build of a program that makes one call: through the crate whose build script
//! generates it, through the stand-alone crate, and, to compare, the same call written by hand on reqwest.
//!
//! `cargo run --release -p specwright-benches --bin consumer_build` (after `cargo run -p specwright-cli -- generate`).
//! Reads processor time from `/proc`, so it runs on Linux. Every build goes into a folder of its own under `target`.
#![allow(clippy::print_stdout, reason = "a benchmark prints its table")]

use std::error::Error;
use std::fs;
use std::path::Path;
use std::time::Instant;

use specwright_benches::measured::{cargo, children_seconds};

const CALL: &str = r#"
#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = invoicexpress::Client::builder().account_name("demo").api_key("key").build()?;
    let reply = client.accounts().at_communication()
        .at_subuser("123456789/3").at_password("password").communication_type("auto")
        .send().await?;
    println!("{}", reply.success);
    Ok(())
}
"#;

const BY_HAND: &str = r##"
#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let body = r#"{"at_communication":{"at_subuser":"123456789/3","at_password":"cGFzc3dvcmQ=","communication_type":"auto"}}"#;
    let reply = reqwest::Client::new()
        .post("https://demo.app.invoicexpress.com/api/v3/accounts/at_communication.json?api_key=key")
        .header("content-type", "application/json").body(body).send().await?.text().await?;
    println!("{reply}");
    Ok(())
}
"##;

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize()?;
    let work = root.join("target/consumer-build");
    let generated = root.join("generated/invoicexpress");
    let standalone = root.join("target/specwright/invoicexpress");
    println!("| program | crates | clean CPU s | clean wall s | after a change in main CPU s | wall s |");
    println!("|---|---|---|---|---|---|");
    let reqwest = "reqwest = { version = \"0.13\", default-features = false, features = [\"rustls\"] }".to_string();
    measure(&work, "by hand on reqwest", &reqwest, BY_HAND)?;
    for (name, krate) in [
        ("client with build script", &generated),
        ("stand-alone client", &standalone),
    ] {
        if !krate.exists() {
            println!("| {name} | not there: run `cargo run -p specwright-cli -- generate` | | | | |");
            continue;
        }
        measure(&work, name, &format!("invoicexpress = {{ path = {krate:?} }}"), CALL)?;
    }
    Ok(())
}

fn measure(work: &Path, name: &str, dependency: &str, program: &str) -> Result<(), Box<dyn Error>> {
    let folder = work.join(name.replace(' ', "-"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("src"))?;
    let manifest = format!(
        "[package]\nname = \"consumer\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
         {dependency}\ntokio = {{ version = \"1\", features = [\"macros\", \"rt\"] }}\n"
    );
    fs::write(folder.join("Cargo.toml"), manifest)?;
    fs::write(folder.join("src/main.rs"), program)?;
    cargo(&folder, &["fetch"])?;
    let (clean_cpu, clean_wall) = build(&folder)?;
    fs::write(folder.join("src/main.rs"), format!("{program}\nfn _changed() {{}}\n"))?;
    let (changed_cpu, changed_wall) = build(&folder)?;
    let crates = count_crates(&folder)?;
    println!("| {name} | {crates} | {clean_cpu:.1} | {clean_wall:.1} | {changed_cpu:.1} | {changed_wall:.1} |");
    Ok(())
}

/// Processor and wall seconds of a debug build.
fn build(folder: &Path) -> Result<(f64, f64), Box<dyn Error>> {
    let (cpu, wall) = (children_seconds()?, Instant::now());
    cargo(folder, &["build", "--offline"])?;
    Ok((children_seconds()? - cpu, wall.elapsed().as_secs_f64()))
}

fn count_crates(folder: &Path) -> Result<usize, Box<dyn Error>> {
    let tree = cargo(
        folder,
        &["tree", "--offline", "--prefix", "none", "--edges", "normal,build"],
    )?;
    let tree = String::from_utf8(tree)?;
    let mut names: Vec<&str> = tree
        .lines()
        .map(|line| line.trim_end_matches(" (*)"))
        .filter(|line| !line.is_empty())
        .collect();
    names.sort_unstable();
    names.dedup();
    Ok(names.len() - 1)
}
