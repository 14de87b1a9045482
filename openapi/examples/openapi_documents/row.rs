//! A document of the table.

use std::collections::BTreeSet;
use std::fmt;
use std::io;
use std::path::Path;

use specwright_codegen::writing::{snake, visible};
use specwright_openapi::document;
use specwright_openapi::import::{Imported, Options, import};

use crate::reasons;

#[derive(Debug, Default)]
pub(crate) struct Row {
    document: String,
    /// The API's name, and that of its folder and its crate.
    pub(crate) api: String,
    pub(crate) operations_in: usize,
    pub(crate) operations_out: usize,
    pub(crate) checks: bool,
    pub(crate) compiles: String,
    lines: usize,
    why: String,
    /// The specs without the API's name, to know a document again that is there twice.
    pub(crate) says: String,
    /// Why it was not read.
    refused: Option<String>,
}

impl Row {
    /// Imports a document into the folder of its API.
    pub(crate) fn import(file: &Path, document: String, out: &Path, taken: &mut BTreeSet<String>) -> io::Result<Self> {
        let mut row = Self {
            document,
            ..Self::default()
        };
        row.api = free(&row.document, taken);
        let read = match document::read(&file.to_string_lossy(), &std::fs::read(file)?) {
            Ok(read) => read,
            Err(error) => {
                row.refused = Some(error.to_string());
                return Ok(row);
            }
        };
        let imported = import(&read, &Options { api: row.api.clone() });
        row.operations_in = imported.operations_in;
        row.operations_out = imported.operations_out;
        row.lines = imported.report.remarks.len();
        row.why = reasons::counted(&imported.report);
        row.checks = checks(&imported);
        row.says = says(&imported);
        let folder = out.join(&row.api);
        write(&imported, &folder.join("spec"))?;
        let report = imported.report.text(&file.to_string_lossy());
        std::fs::write(folder.join("report.txt"), report)?;
        Ok(row)
    }

    pub(crate) fn is_read(&self) -> bool {
        self.refused.is_none()
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plain = |text: &str| visible(text).replace('|', "/");
        let document = plain(&self.document);
        if let Some(refused) = &self.refused {
            return write!(f, "| `{document}` | | | | | | not read: {} |", plain(refused));
        }
        let checks = if self.checks { "yes" } else { "no" };
        write!(
            f,
            "| `{document}` | {} | {} | {checks} | {} | {} | {} |",
            self.operations_in,
            self.operations_out,
            plain(&self.compiles),
            self.lines,
            plain(&self.why)
        )
    }
}

/// A name of an API that no document before has.
fn free(document: &str, taken: &mut BTreeSet<String>) -> String {
    let plain = Path::new(document).with_extension("").to_string_lossy().into_owned();
    let name = snake(&plain);
    let numbered = (2..).map(|number| format!("{name}_{number}"));
    let found = std::iter::once(name.clone())
        .chain(numbered)
        .find(|name| taken.insert(name.clone()));
    found.unwrap_or(name)
}

fn checks(imported: &Imported) -> bool {
    let files = imported
        .files
        .iter()
        .map(|(name, text)| (name.clone(), text.clone().into_bytes()));
    specwright_codegen::compile(files).model.is_some()
}

fn says(imported: &Imported) -> String {
    let lines = imported.files.iter().flat_map(|(name, text)| {
        let lines = text.lines().filter(|line| !line.starts_with("api: "));
        std::iter::once(name.as_str()).chain(lines)
    });
    lines.collect::<Vec<_>>().join("\n")
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
