//! The arguments of `drift`, `facts` and `draft`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::Format;

const EXIT_CODES: &str = "Exit codes: 0 no drift, 1 bad use or a spec that cannot be read, 2 findings at or above the failing level, 3 a page \
     that was not checked or of which too little was compared.";

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true, after_help = EXIT_CODES)]
pub(crate) struct DriftArguments {
    #[command(subcommand)]
    pub(crate) command: Option<DriftCommand>,
    /// Folder of the API.
    #[arg(value_name = "SPEC", required = true)]
    pub(crate) spec: Option<PathBuf>,
    /// Saved pages, or folders of saved pages.
    #[arg(value_name = "PAGE", required_unless_present = "fetch", conflicts_with = "fetch")]
    pub(crate) pages: Vec<PathBuf>,
    /// Look for this operation only; may be given several times.
    #[arg(long = "operation", value_name = "RESOURCE.OPERATION")]
    pub(crate) operations: Vec<String>,
    /// An earlier copy of the page, or a folder of earlier copies with the same names: what changed comes first.
    #[arg(long, value_name = "OLD")]
    pub(crate) before: Option<PathBuf>,
    /// How to show what was found.
    #[arg(long, value_enum, default_value_t, conflicts_with = "fix")]
    pub(crate) format: ReportFormat,
    /// The least level of findings that fail the run.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) fail_on: FailOn,
    /// How many percent of what was read on a page have to be compared.
    #[arg(long, value_name = "PERCENT", default_value_t = 60, value_parser = clap::value_parser!(u32).range(0..=100))]
    pub(crate) floor: u32,
    /// List the sentences that state a rule and were not understood.
    #[arg(long)]
    pub(crate) unread: bool,
    /// Show every finding in full, however many they are.
    #[arg(long)]
    pub(crate) all: bool,
    /// The day that counts as today for acceptances and for the lock file; without it, the clock's.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = parse_day)]
    pub(crate) today: Option<String>,
    /// Show the changes of the spec that would settle what was read with certainty.
    #[arg(long)]
    pub(crate) fix: bool,
    /// Write those changes.
    #[arg(long, requires = "fix")]
    pub(crate) write: bool,
    /// Note in `drift/lock.yaml` of the spec what each operation was read from.
    #[arg(long)]
    pub(crate) lock: bool,
    /// Fetch the pages that the spec names under `docs`: one at a time, as their sites allow.
    #[arg(long)]
    pub(crate) fetch: bool,
    /// Where fetched pages are kept; without it, `target/specwright/pages/<api>`.
    #[arg(long = "pages", value_name = "DIR", requires = "fetch")]
    pub(crate) pages_folder: Option<PathBuf>,
    /// Seconds between two requests.
    #[arg(long, value_name = "SECONDS", requires = "fetch", default_value_t = 2.0, value_parser = parse_seconds)]
    pub(crate) pause: f64,
    /// How many seconds a site may take for an answer.
    #[arg(long, value_name = "SECONDS", requires = "fetch", default_value_t = 30.0, value_parser = parse_seconds)]
    pub(crate) timeout: f64,
}

#[derive(Debug, Subcommand)]
pub(crate) enum DriftCommand {
    /// Note that a finding was looked at and that the spec stays as it is.
    #[command(after_help = EXIT_CODES)]
    Accept(AcceptArguments),
}

#[derive(Debug, Args)]
pub(crate) struct AcceptArguments {
    /// Folder of the API.
    #[arg(value_name = "SPEC")]
    pub(crate) spec: PathBuf,
    /// The finding: `d-41f0c2`.
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    /// Why the spec is right.
    #[arg(long, value_name = "TEXT")]
    pub(crate) why: String,
    /// Who looked at it.
    #[arg(long, value_name = "NAME")]
    pub(crate) who: Option<String>,
    /// Until which day it holds; without it, as long as neither side changes.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = parse_day)]
    pub(crate) until: Option<String>,
    /// The day to note; without it, the clock's.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = parse_day)]
    pub(crate) today: Option<String>,
}

#[derive(Debug, Args)]
#[command(after_help = EXIT_CODES)]
pub(crate) struct FactsArguments {
    /// A saved page.
    #[arg(value_name = "PAGE", required_unless_present = "score", conflicts_with = "score")]
    pub(crate) page: Option<PathBuf>,
    /// Show where each fact stands and how sure its reading is.
    #[arg(long)]
    pub(crate) places: bool,
    /// How to show the facts.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
    /// Compare the readings of a folder's pages with the lists beside them: `orders.facts` for `orders.html`.
    #[arg(long, value_name = "DIR", conflicts_with_all = ["places", "format"])]
    pub(crate) score: Option<PathBuf>,
    /// List what was invented and what was missed.
    #[arg(long, requires = "score")]
    pub(crate) details: bool,
}

#[derive(Debug, Args)]
#[command(after_help = EXIT_CODES)]
pub(crate) struct DraftArguments {
    /// A saved page.
    #[arg(value_name = "PAGE")]
    pub(crate) page: PathBuf,
    /// The name of the API; what a name cannot hold becomes `_`.
    #[arg(long, value_name = "NAME")]
    pub(crate) api: String,
    /// The folder of the new spec. Files that are there are not overwritten.
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
}

/// How to show what was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum ReportFormat {
    /// For people.
    #[default]
    Text,
    /// For programs.
    Json,
    /// For an issue or a pull request.
    Markdown,
}

/// The least level that fails a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum FailOn {
    /// Calls that the spec allows are refused, or answers that it promises do not come.
    Breaks,
    /// The spec is stricter than the page as well.
    #[default]
    Loosens,
    /// Everything.
    Note,
}

fn parse_day(argument: &str) -> Result<String, String> {
    let day: Result<jiff::civil::Date, _> = argument.parse();
    match day {
        Ok(day) if day.to_string() == argument => Ok(argument.to_owned()),
        _ => Err("write a day as YYYY-MM-DD".to_owned()),
    }
}

fn parse_seconds(argument: &str) -> Result<f64, String> {
    let seconds: f64 = argument.parse().map_err(|_| "write a number of seconds".to_owned())?;
    match (0.0..=3600.0).contains(&seconds) {
        true => Ok(seconds),
        false => Err("write a number of seconds up to 3600".to_owned()),
    }
}
