//! `specwright drift`: a spec against the vendor's pages.

mod accept;
mod compared;
mod fix;
mod inputs;
mod kept;

use std::path::Path;

use specwright_codegen::model::Model;
use specwright_codegen::source::SourceSet;
use specwright_drift::compare::Level;
use specwright_drift::report::{self, Run, TextOptions, Verdict};

use crate::apis::Compiled;
use crate::arguments::drift::{DriftArguments, DriftCommand, FailOn, ReportFormat};
use crate::exit::{Exit, Failure};
use crate::output::{Output, coloured};
use compared::Comparing;
use kept::Kept;

/// Compares, and does what was asked for with what was found.
pub(super) fn run(arguments: &DriftArguments) -> Result<Exit, Failure> {
    if let Some(DriftCommand::Accept(arguments)) = &arguments.command {
        return accept::run(arguments);
    }
    let folder = arguments.spec.as_deref().unwrap_or(Path::new("."));
    let api = Compiled::load(folder)?;
    let Some(model) = api.model() else {
        Output::new().text(&api.findings(coloured(&std::io::stdout())))?;
        return Ok(Exit::PagesUnusable);
    };
    check_operations(arguments, model, api.sources())?;
    let today = arguments.today.clone().unwrap_or_else(today);
    let mut kept = Kept::load(folder)?;
    let inputs = match arguments.fetch {
        true => inputs::fetched(arguments, model, api.sources(), &today)?,
        false => inputs::saved(&arguments.pages, arguments.before.as_deref())?,
    };
    let comparing = Comparing {
        arguments,
        inputs: &inputs,
        kept: &kept,
        today: &today,
    };
    if arguments.fix {
        return fix::run(&comparing, &api, model);
    }
    let run = comparing.run(model, api.sources());
    show(&run, arguments)?;
    if arguments.lock {
        kept.record(&inputs, &run, &today);
        kept.write_lock(folder)?;
    }
    Ok(run.verdict().into())
}

/// Prints what was found.
fn show(run: &Run, arguments: &DriftArguments) -> Result<(), Failure> {
    let options = TextOptions {
        unread: arguments.unread,
        all: arguments.all,
    };
    let text = match arguments.format {
        ReportFormat::Text => report::text(run, options),
        ReportFormat::Json => report::json_text(run),
        ReportFormat::Markdown => report::markdown(run),
    };
    Output::new().text(&text)
}

/// Refuses names that no operation of the spec has.
fn check_operations(arguments: &DriftArguments, model: &Model, sources: &SourceSet) -> Result<(), Failure> {
    if arguments.operations.is_empty() {
        return Ok(());
    }
    let known = specwright_drift::spec::operations(model, sources);
    match arguments
        .operations
        .iter()
        .find(|name| known.iter().all(|known| known.name != **name))
    {
        Some(name) => Err(Failure::new(format!("the spec has no operation `{name}`"))
            .help("name it as RESOURCE.OPERATION, such as `orders.create`")),
        None => Ok(()),
    }
}

/// The day that the clock shows, in UTC.
fn today() -> String {
    jiff::Timestamp::now()
        .to_zoned(jiff::tz::TimeZone::UTC)
        .date()
        .to_string()
}

impl From<Verdict> for Exit {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Clean => Exit::Clean,
            Verdict::Drift => Exit::Drift,
            Verdict::NotChecked => Exit::NotChecked,
        }
    }
}

impl From<FailOn> for Level {
    fn from(level: FailOn) -> Self {
        match level {
            FailOn::Breaks => Level::Breaks,
            FailOn::Loosens => Level::Loosens,
            FailOn::Note => Level::Note,
        }
    }
}
