//! `specwright drift --fix`: the changes of the spec that settle what was read with certainty.

use std::collections::BTreeMap;
use std::path::Path;

use specwright_codegen::model::Model;
use specwright_drift::compare::Outcome;
use specwright_drift::edit::Edit;
use specwright_drift::edit::{self, Edited, Refused};
use specwright_drift::report::Run;

use super::compared::Comparing;
use crate::apis::Compiled;
use crate::exit::{Exit, Failure};
use crate::files::{self, Plan};
use crate::output::{Output, count, visible};

/// Shows the difference, writes it if asked to, and then says what is left.
pub(super) fn run(comparing: &Comparing<'_>, api: &Compiled, model: &Model) -> Result<Exit, Failure> {
    let run = comparing.run(model, api.sources());
    let edits = certain_edits(&run);
    let sources = api.sources().iter();
    let files: Vec<_> = sources
        .map(|(_, file)| (file.path.clone(), file.text.clone().into_bytes()))
        .collect();
    let (edited, refused) = edit::apply(&files, &edits);
    let made = edits.len() - refused.len();
    show(&edited, &refused)?;
    let mut output = Output::new();
    if edited.is_empty() {
        output.line("nothing to write\n")?;
    } else if comparing.arguments.write {
        write(&api.folder, &edited)?;
        output.line(&format!(
            "{} written to {}\n",
            count(made, "edit"),
            count(edited.len(), "file")
        ))?;
    } else {
        let files = count(edited.len(), "file");
        output.line(&format!(
            "{} of {files}, not written; `--write` writes them",
            count(made, "edit")
        ))?;
    }
    let left = left(comparing, &api.folder, files, &edited).unwrap_or(run);
    if comparing.arguments.write || edited.is_empty() {
        super::show(&left, comparing.arguments)?;
        return Ok(left.verdict().into());
    }
    Ok(Exit::Drift)
}

/// The edits of findings that nobody accepted and that need nobody to look at them.
fn certain_edits(run: &Run) -> Vec<Edit> {
    let compared = run.pages.iter().filter_map(|page| match &page.outcome {
        Outcome::Compared(comparison) => Some(comparison),
        Outcome::NotChecked(_) => None,
    });
    let findings = compared
        .flat_map(|comparison| &comparison.findings)
        .filter(|finding| finding.accepted.is_none());
    let edits = findings
        .filter_map(|finding| finding.edit.as_ref())
        .filter(|edit| edit.is_certain);
    let mut certain: Vec<Edit> = Vec::new();
    for edit in edits {
        // Two pages, or two operations of one type, may ask for the same.
        if !certain.contains(edit) {
            certain.push(edit.clone());
        }
    }
    certain
}

fn show(edited: &[Edited], refused: &[Refused]) -> Result<(), Failure> {
    let mut output = Output::new();
    for edited in edited {
        output.text(&edit::difference(edited))?;
    }
    if !edited.is_empty() {
        output.line("")?;
    }
    for refused in refused {
        let edit = &refused.edit;
        let place = edit.keys.join(" > ");
        output.line(&format!(
            "refused: {}: {place} > {}",
            edit.file,
            visible(&edit::preview(edit))
        ))?;
        output.line(&format!("  = {}", visible(&refused.reason)))?;
    }
    Ok(())
}

/// Writes the files of the API: all of them or none.
fn write(folder: &Path, edited: &[Edited]) -> Result<(), Failure> {
    let name = |file: &str| file.rsplit('/').next().unwrap_or(file).to_owned();
    let texts: BTreeMap<_, _> = edited
        .iter()
        .map(|edited| (name(&edited.file), edited.after.clone()))
        .collect();
    files::write([&Plan::new(folder, texts)?])
}

/// What a run finds with the edited spec.
fn left(comparing: &Comparing<'_>, folder: &Path, mut files: Vec<(String, Vec<u8>)>, edited: &[Edited]) -> Option<Run> {
    for edited in edited {
        let file = files.iter_mut().find(|(path, _)| *path == edited.file);
        if let Some((_, bytes)) = file {
            *bytes = edited.after.clone().into_bytes();
        }
    }
    let api = Compiled::of_files(folder, files);
    api.model().map(|model| comparing.run(model, api.sources()))
}
