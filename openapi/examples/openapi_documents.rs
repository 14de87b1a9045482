//! Imports every OpenAPI document of a folder and prints a table: operations in and out, what was left out and why, whether
//! the spec checks and, with `--generate`, whether the crate that is made from it compiles.
//!
//! ```console
//! $ cargo run -p specwright-openapi --example openapi_documents -- DOCUMENTS OUT [--generate SPECWRIGHT RUNTIME]
//! ```

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use specwright_openapi::document::{self, RemarkKind};
use specwright_openapi::import::{Imported, Options, import};

/// How a crate is made: the command, and the folder of the runtime.
struct Generator {
    command: PathBuf,
    runtime: PathBuf,
}

fn main() -> io::Result<()> {
    let arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let (folder, out, generator) = match arguments.as_slice() {
        [folder, out] => (folder, out, None),
        [folder, out, flag, command, runtime] if flag.as_os_str() == "--generate" => {
            let (command, runtime) = (command.clone(), runtime.clone());
            (folder, out, Some(Generator { command, runtime }))
        }
        _ => return writeln!(io::stderr(), "give a folder of documents and a folder for the specs"),
    };
    let mut files = Vec::new();
    documents(folder, &mut files)?;
    files.sort();
    let mut stdout = io::stdout().lock();
    writeln!(
        stdout,
        "| document | in | out | checks | compiles | report lines | operations left out |"
    )?;
    writeln!(stdout, "|---|--:|--:|---|---|--:|---|")?;
    let (mut all, mut kept) = (0, 0);
    for (index, file) in files.iter().enumerate() {
        let name = file.strip_prefix(folder).unwrap_or(file).display();
        let document = match document::read(&file.to_string_lossy(), &std::fs::read(file)?) {
            Ok(document) => document,
            Err(error) => {
                writeln!(stdout, "| {name} | | | not read | | | {error} |")?;
                continue;
            }
        };
        let api = format!("api_{index}");
        let imported = import(&document, &Options { api: api.clone() });
        (all, kept) = (all + imported.operations_in, kept + imported.operations_out);
        let checks = checks(&imported);
        let spec = out.join(&api).join("spec");
        write(&imported, &spec)?;
        std::fs::write(
            out.join(&api).join("report.txt"),
            imported.report.text(&file.to_string_lossy()),
        )?;
        let compiles = match &generator {
            Some(generator) if checks => compiles(generator, &spec, &out.join(&api).join("crate"), out)?,
            _ => "",
        };
        let (came, went) = (imported.operations_in, imported.operations_out);
        let checks = if checks { "yes" } else { "no" };
        let lines = imported.report.remarks.len();
        writeln!(
            stdout,
            "| {name} | {came} | {went} | {checks} | {compiles} | {lines} | {} |",
            left_out(&imported)
        )?;
        stdout.flush()?;
    }
    writeln!(stdout, "\n{kept} of {all} operations in {} documents", files.len())
}

/// The files of a folder and of those in it.
fn documents(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            let is_document = path
                .extension()
                .is_some_and(|end| end == "json" || end == "yaml" || end == "yml");
            if path.is_dir() {
                open.push(path);
            } else if is_document {
                files.push(path);
            }
        }
    }
    Ok(())
}

fn checks(imported: &Imported) -> bool {
    let files = imported
        .files
        .iter()
        .map(|(name, text)| (name.clone(), text.clone().into_bytes()));
    specwright_codegen::compile(files).model.is_some()
}

fn write(imported: &Imported, folder: &Path) -> io::Result<()> {
    if folder.exists() {
        std::fs::remove_dir_all(folder)?;
    }
    std::fs::create_dir_all(folder)?;
    for (name, text) in &imported.files {
        std::fs::write(folder.join(name), text)?;
    }
    Ok(())
}

fn compiles(generator: &Generator, spec: &Path, folder: &Path, out: &Path) -> io::Result<&'static str> {
    let mut generate = Command::new(&generator.command);
    generate.arg("generate").arg(spec).arg("--out").arg(folder);
    generate.arg("--runtime").arg(&generator.runtime);
    if !generate.stdout(Stdio::null()).status()?.success() {
        return Ok("not generated");
    }
    let mut check = Command::new("cargo");
    check
        .args(["check", "--quiet", "--offline", "--all-features"])
        .current_dir(folder);
    check.env("CARGO_TARGET_DIR", std::path::absolute(out)?.join("target"));
    let worked = check.stdout(Stdio::null()).status()?.success();
    Ok(if worked { "yes" } else { "no" })
}

/// Why operations were left out, each reason with its number.
fn left_out(imported: &Imported) -> String {
    let mut reasons: BTreeMap<String, usize> = BTreeMap::new();
    for remark in &imported.report.remarks {
        let is_one =
            remark.kind == RemarkKind::Skipped && remark.text.contains("operation") && remark.text.contains("left out");
        if is_one && (remark.text.starts_with("the operation") || remark.text.ends_with("operation is left out")) {
            let reason = remark.text.split(": ").last().unwrap_or_default();
            let plain: String = reason.chars().filter(|c| *c != '|').take(60).collect();
            *reasons.entry(plain).or_default() += 1;
        }
    }
    let parts = reasons.iter().map(|(reason, times)| format!("{times} × {reason}"));
    parts.collect::<Vec<_>>().join("; ")
}
