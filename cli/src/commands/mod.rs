//! One file for each subcommand.

mod check;
mod completions;
mod coverage;
mod diff;
mod draft;
mod drift;
mod explain;
mod facts;
mod generate;
mod import;
mod mock;
mod openapi;
mod schema;

use crate::arguments::Command;
use crate::exit::Exit;

/// Runs a subcommand and reports why it could not be done, if so.
pub(crate) fn run(command: Command) -> Exit {
    let failed = match command {
        Command::Drift(_) | Command::Facts(_) | Command::Draft(_) => Exit::PagesUnusable,
        _ => Exit::Unusable,
    };
    let ended = match command {
        Command::Check(arguments) => check::run(&arguments),
        Command::Generate(arguments) => generate::run(&arguments),
        Command::Mock(arguments) => mock::run(arguments),
        Command::Coverage(arguments) => coverage::run(&arguments),
        Command::Diff(arguments) => diff::run(&arguments),
        Command::Drift(arguments) => drift::run(&arguments),
        Command::Facts(arguments) => facts::run(&arguments),
        Command::Draft(arguments) => draft::run(&arguments),
        Command::Openapi(arguments) => openapi::run(&arguments),
        Command::Import(arguments) => import::run(&arguments),
        Command::Schema(arguments) => schema::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Completions(arguments) => completions::run(&arguments),
    };
    ended.unwrap_or_else(|failure| {
        failure.report();
        failed
    })
}
