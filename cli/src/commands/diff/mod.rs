//! `specwright diff`: what a change of a spec means for calls and for programs.

mod git;
mod side;

use std::collections::BTreeSet;

use specwright_diff::report::{self, ApiChange, Run};
use specwright_diff::{Side, diff};

use crate::apis::Compiled;
use crate::arguments::diff::{DiffArguments, DiffFormat};
use crate::exit::{Exit, Failure};
use crate::output::{Output, coloured, remark, visible};
use side::Apis;

/// Compares every API of both sides by the name of its folder.
pub(super) fn run(arguments: &DiffArguments) -> Result<Exit, Failure> {
    let (old, new) = side::both(&arguments.old, arguments.new.as_deref())?;
    let run = Run {
        old: old.name.clone(),
        new: new.name.clone(),
        allowed: arguments.allow.into(),
        apis: compared(&old, &new)?,
    };
    show(&run, arguments.format)?;
    Ok(if run.passes() { Exit::Clean } else { Exit::Findings })
}

fn compared(old: &Apis, new: &Apis) -> Result<Vec<ApiChange>, Failure> {
    if let (Some(old), Some(new)) = (old.single(), new.single()) {
        return Ok(vec![of_both(old, new)?]);
    }
    let names: BTreeSet<_> = old.apis.keys().chain(new.apis.keys()).collect();
    let change = |name: &String| match (old.apis.get(name), new.apis.get(name)) {
        (Some(old), Some(new)) => of_both(old, new).map(Some),
        (Some(old), None) => gone_or_new(old, true).map(Some),
        (None, Some(new)) => gone_or_new(new, false).map(Some),
        (None, None) => Ok(None),
    };
    names.into_iter().filter_map(|name| change(name).transpose()).collect()
}

fn of_both(old: &Compiled, new: &Compiled) -> Result<ApiChange, Failure> {
    Ok(ApiChange::Compared(diff(side_of(old)?, side_of(new)?)))
}

fn gone_or_new(api: &Compiled, is_gone: bool) -> Result<ApiChange, Failure> {
    let name = side_of(api)?.model.api.name.spec.clone();
    let operations = api.operation_count();
    Ok(match is_gone {
        true => ApiChange::Removed { api: name, operations },
        false => ApiChange::Added { api: name, operations },
    })
}

/// A spec with errors means nothing, so there is nothing to compare.
fn side_of(api: &Compiled) -> Result<Side<'_>, Failure> {
    match api.model() {
        Some(model) => Ok(Side {
            model,
            sources: api.sources(),
        }),
        None => {
            remark(&api.findings(coloured(&std::io::stderr())));
            let message = format!("nothing was compared: `{}` has errors", api.folder.display());
            Err(Failure::new(message).help("`specwright check` shows them for what is in a folder"))
        }
    }
}

fn show(run: &Run, format: DiffFormat) -> Result<(), Failure> {
    let mut output = Output::new();
    let text = match format {
        DiffFormat::Json => return output.json(&report::json(run)),
        DiffFormat::Text => report::text(run),
        DiffFormat::Markdown => report::markdown(run),
        DiffFormat::Changelog => report::changelog(run),
    };
    let lines: Vec<_> = text.lines().map(visible).collect();
    match lines.is_empty() {
        true => Ok(()),
        false => output.line(&lines.join("\n")),
    }
}
