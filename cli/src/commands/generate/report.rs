//! What a run of `generate` did, for people and for programs.

use std::fmt::Write;

use serde_json::{Value, json};

use crate::apis::Compiled;
use crate::crates::Crate;
use crate::files::{Change, Origin, Plan, PlannedFile};
use crate::output::{count, visible};

/// A paragraph for each API: what is in it, then a line for each crate made from it.
pub(super) fn text(apis: &[Compiled], crates: &[Crate], check: bool) -> String {
    let mut text = String::new();
    for api in apis {
        let Some(model) = api.model() else { continue };
        let name = &model.api.name.spec;
        text += &format!(
            "{name}: {}, {} of YAML\n",
            api.summary(),
            count(api.yaml_lines(), "line")
        );
        for made in crates.iter().filter(|made| made.api == *name) {
            text += &crate_lines(made, check);
        }
    }
    let stale = crates.iter().any(|made| made.plan.changes().next().is_some());
    if check && stale {
        text += "nothing was written; run the same command without `--check` to write the changes\n";
    }
    let mut all = crates.iter().flat_map(|made| made.plan.changes());
    if check && all.any(|file| file.origin == Origin::Edited) {
        text += "what was edited by hand is not written over without `--force`\n";
    }
    text
}

fn crate_lines(made: &Crate, check: bool) -> String {
    let files = made.plan.files();
    let lines = files.iter().map(PlannedFile::lines).sum();
    let mut text = format!(
        "  {}: {}, {}, {}\n",
        made.folder.display(),
        count(files.len(), "file"),
        count(lines, "line"),
        state(&made.plan, check),
    );
    if !is_new(&made.plan) {
        for file in made.plan.changes() {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "    {} {}", verb(file, check), visible(&file.name));
        }
    }
    text
}

fn state(plan: &Plan, check: bool) -> String {
    match (plan.changes().count(), check) {
        (0, _) => "up to date".to_owned(),
        (_, true) if is_new(plan) => "not there yet".to_owned(),
        (_, false) if is_new(plan) => "new".to_owned(),
        (changed, true) => format!("{changed} would change"),
        (changed, false) => format!("{changed} changed"),
    }
}

/// Whether nothing of it was there before.
fn is_new(plan: &Plan) -> bool {
    plan.files().iter().all(|file| file.change == Change::Added)
}

/// A comparison names the files that a run would refuse to write over.
fn verb(file: &PlannedFile, check: bool) -> &'static str {
    match &file.change {
        Change::Replaced(_) | Change::Removed(_) if check && file.origin == Origin::Edited => "edited",
        Change::Same => "same",
        Change::Added => "added",
        Change::Replaced(_) => "replaced",
        Change::Removed(_) => "removed",
    }
}

/// The same for programs.
pub(super) fn json(apis: &[Compiled], crates: &[Crate], check: bool) -> Value {
    let apis: Vec<Value> = apis
        .iter()
        .filter_map(|api| {
            let model = api.model()?;
            let name = &model.api.name.spec;
            let made: Vec<Value> = crates
                .iter()
                .filter(|made| made.api == *name)
                .map(|made| crate_json(made, check))
                .collect();
            Some(json!({
                "api": name,
                "spec": api.folder,
                "operations": api.operation_count(),
                "types": model.types.len(),
                "yaml_lines": api.yaml_lines(),
                "crates": made,
            }))
        })
        .collect();
    json!({ "version": 1, "written": !check, "apis": apis })
}

fn crate_json(made: &Crate, check: bool) -> Value {
    let files: Vec<Value> = made
        .plan
        .files()
        .iter()
        .map(|file| json!({ "name": file.name, "lines": file.lines(), "change": verb(file, check) }))
        .collect();
    json!({ "folder": made.folder.display().to_string(), "files": files })
}
