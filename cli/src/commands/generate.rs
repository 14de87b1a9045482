//! `specwright generate`: writes the crates of every API of the workspace, or one as a stand-alone crate, or its
//! sources for a build script.

use std::io;

use crate::apis::{Compiled, findings_json};
use crate::arguments::Format;
use crate::arguments::generate::GenerateArguments;
use crate::crates::{Crate, Wish, included, stand_alone, workspace_crates};
use crate::exit::{Exit, Failure};
use crate::files;
use crate::output::{Output, coloured, remark, visible};
use crate::progress::Progress;
use crate::workspace::{Workspace, find_apis};

mod report;

/// Every API is compiled and every file compared before the first one is written.
pub(super) fn run(arguments: &GenerateArguments) -> Result<Exit, Failure> {
    let progress = Progress::new();
    let apis = load(arguments, &progress)?;
    let found = apis.iter().map(|api| api.exit(false)).max().unwrap_or(Exit::Clean);
    if arguments.format == Format::Text {
        progress.hide_while(|| show_findings(&apis));
    }
    if found != Exit::Clean {
        refuse(&apis, arguments.format)?;
        return Ok(found);
    }
    progress.step("comparing");
    let crates = plan(arguments, &apis)?;
    if !arguments.check {
        progress.step("writing");
        files::write(crates.iter().map(|made| &made.plan))?;
    }
    drop(progress);
    for licence in crates.iter().flat_map(|made| &made.licences) {
        remark(&visible(&format!(
            "note: the text of `{licence}` is not known here; add it to the crate as LICENSE"
        )));
        remark("\n");
    }
    let mut output = Output::new();
    match arguments.format {
        Format::Text => output.text(&report::text(&apis, &crates, arguments.check))?,
        Format::Json => output.json(&report::json(&apis, &crates, arguments.check))?,
    }
    let stale = crates.iter().any(|made| made.plan.changes().next().is_some());
    Ok(if arguments.check && stale {
        Exit::Findings
    } else {
        Exit::Clean
    })
}

fn load(arguments: &GenerateArguments, progress: &Progress) -> Result<Vec<Compiled>, Failure> {
    let folders = match &arguments.path {
        Some(path) => find_apis(path)?,
        None => Workspace::find()?.apis()?,
    };
    if let (Some(path), true) = (&arguments.path, folders.len() > 1) {
        return Err(Failure::new(format!("`{}` holds several APIs", path.display()))
            .help("name the folder of one of them; a client is made of one API"));
    }
    let load = |folder: &std::path::PathBuf| {
        progress.step(&format!("reading {}", folder.display()));
        Compiled::load(folder)
    };
    folders.iter().map(load).collect()
}

fn plan(arguments: &GenerateArguments, apis: &[Compiled]) -> Result<Vec<Crate>, Failure> {
    let wish = Wish {
        given: arguments.package.given(),
        force: arguments.force,
        check: arguments.check,
    };
    let mut crates = Vec::new();
    for api in apis {
        let Some(model) = api.model() else { continue };
        match (&arguments.out, &arguments.included) {
            (Some(out), _) => crates.push(stand_alone(model, out, &wish)?),
            (None, Some(out)) => crates.push(included(model, out)?),
            (None, None) => crates.extend(workspace_crates(api, model, &Workspace::find()?, arguments.check)?),
        }
    }
    Ok(crates)
}

fn show_findings(apis: &[Compiled]) {
    for api in apis.iter().filter(|api| api.has_findings()) {
        remark(&api.findings(coloured(&io::stderr())));
    }
}

fn refuse(apis: &[Compiled], format: Format) -> Result<(), Failure> {
    match format {
        Format::Json => Output::new().json(&findings_json(apis)),
        Format::Text => {
            remark("nothing was written: the findings above come first\n");
            Ok(())
        }
    }
}
