//! The `specwright` command. Arguments, files, output and exit codes; everything it knows about specs, Rust and HTTP
//! comes from the libraries beside it.

mod apis;
mod arguments;
mod commands;
mod crates;
mod exit;
mod fetch;
mod files;
mod output;
mod pages;
mod progress;
mod workspace;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    match arguments::Arguments::try_parse() {
        Ok(arguments) => commands::run(arguments.command).into(),
        Err(message) => exit::of_arguments(&message).into(),
    }
}
