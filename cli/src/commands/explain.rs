//! `specwright explain [ID]`: what a rule refuses and why.

use specwright_codegen::diagnostic::Rule;
use specwright_codegen::rules;

use crate::arguments::ExplainArguments;
use crate::exit::{Exit, Failure};
use crate::output::Output;

/// Prints one explanation, or a line for every rule.
pub(super) fn run(arguments: &ExplainArguments) -> Result<Exit, Failure> {
    let text = match &arguments.id {
        None => list(rules::all()),
        Some(id) => explain(rules::find(id).ok_or_else(|| unknown(id))?),
    };
    Output::new().text(&text)?;
    Ok(Exit::Clean)
}

fn explain(rule: &Rule) -> String {
    format!("# {}\n\n{}.\n\n{}", rule.id, rule.summary, rule.explanation)
}

fn list(rules: &[&Rule]) -> String {
    let width = rules.iter().map(|rule| rule.id.len()).max().unwrap_or(0);
    rules
        .iter()
        .map(|rule| format!("{:width$}  {}\n", rule.id, rule.summary))
        .collect()
}

fn unknown(id: &str) -> Failure {
    let help = match rules::nearest(id) {
        Some(nearest) => format!("did you mean `specwright explain {}`?", nearest.id),
        None => "`specwright explain` lists all rules".to_owned(),
    };
    Failure::new(format!("no rule has the id `{id}`")).help(help)
}
