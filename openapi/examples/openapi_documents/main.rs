//! Imports every OpenAPI document of a folder and prints a table: operations in and out, whether the spec checks and, with
//! `--generate`, whether the crate that is made from it compiles, and what was left out, counted by reason.
//!
//! ```console
//! $ cargo run -p specwright-openapi --example openapi_documents -- DOCUMENTS OUT [--generate SPECWRIGHT RUNTIME]
//! ```
//!
//! A document that says the same as one before it, such as the YAML beside the JSON, is left out of the table.

mod crates;
mod reasons;
mod row;

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crates::Generator;
use row::Row;

fn main() -> io::Result<()> {
    let arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let (folder, out, generator) = match arguments.as_slice() {
        [folder, out] => (folder, out, None),
        [folder, out, flag, command, runtime] if flag.as_os_str() == "--generate" => {
            (folder, out, Some(Generator::new(command, runtime)?))
        }
        _ => return writeln!(io::stderr(), "give a folder of documents and a folder for the specs"),
    };
    let mut files = Vec::new();
    documents(folder, &mut files)?;
    files.sort();
    let (mut rows, mut known, mut taken) = (Vec::new(), BTreeSet::new(), BTreeSet::new());
    for file in files {
        let shown = file.strip_prefix(folder).unwrap_or(&file).display().to_string();
        let row = Row::import(&file, shown, out, &mut taken)?;
        if row.says.is_empty() || known.insert(row.says.clone()) {
            rows.push(row);
        }
    }
    if let Some(generator) = generator {
        crates::check(&generator, out, &mut rows)?;
    }
    table(&rows, &mut io::stdout().lock())
}

fn table(rows: &[Row], to: &mut impl Write) -> io::Result<()> {
    writeln!(
        to,
        "| document | in | out | checks | compiles | lines | left out, and why |"
    )?;
    writeln!(to, "|---|--:|--:|---|---|--:|---|")?;
    for row in rows {
        writeln!(to, "{row}")?;
    }
    let read = rows.iter().filter(|row| row.is_read());
    let count = |number: fn(&Row) -> usize| rows.iter().map(number).sum::<usize>();
    writeln!(
        to,
        "\n{} of {} operations of {} documents; {} crates compile",
        count(|row| row.operations_out),
        count(|row| row.operations_in),
        read.count(),
        count(|row| usize::from(row.compiles == "yes")),
    )
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
