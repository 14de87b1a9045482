//! `specwright explain [ID]`: what a rule refuses and why.

use specwright_codegen::rules;

use crate::arguments::ExplainArguments;
use crate::exit::{Exit, Failure};
use crate::output::Output;

/// Prints one explanation, or a line for every rule.
pub(super) fn run(arguments: &ExplainArguments) -> Result<Exit, Failure> {
    let text = match &arguments.id {
        None => format!("{}\n{}", list(checks()), list(changes())),
        Some(id) => explain(&find(id).ok_or_else(|| unknown(id))?),
    };
    Output::new().text(&text)?;
    Ok(Exit::Clean)
}

/// A rule of the checks, or a kind of change that `diff` knows.
#[derive(Clone, Copy)]
struct Explained {
    id: &'static str,
    summary: &'static str,
    explanation: &'static str,
}

fn checks() -> impl Iterator<Item = Explained> {
    rules::all().iter().map(|rule| Explained {
        id: rule.id,
        summary: rule.summary,
        explanation: rule.explanation,
    })
}

fn changes() -> impl Iterator<Item = Explained> {
    specwright_diff::rules::RULES.iter().map(|rule| Explained {
        id: rule.id,
        summary: rule.summary,
        explanation: rule.explanation,
    })
}

fn find(id: &str) -> Option<Explained> {
    checks().chain(changes()).find(|rule| rule.id == id)
}

fn ids(rules: impl Iterator<Item = Explained>) -> Vec<&'static str> {
    rules.map(|rule| rule.id).collect()
}

fn explain(rule: &Explained) -> String {
    format!("# {}\n\n{}.\n\n{}", rule.id, rule.summary, rule.explanation)
}

fn list(rules: impl Iterator<Item = Explained>) -> String {
    let rules: Vec<_> = rules.collect();
    let width = rules.iter().map(|rule| rule.id.len()).max().unwrap_or(0);
    rules
        .iter()
        .map(|rule| format!("{:width$}  {}\n", rule.id, rule.summary))
        .collect()
}

fn unknown(id: &str) -> Failure {
    // Each list on its own first: of very many words only some are compared.
    let of_each = [ids(checks()), ids(changes())].map(|ids| rules::nearest(id, ids));
    let help = match rules::nearest(id, of_each.into_iter().flatten()) {
        Some(nearest) => format!("did you mean `specwright explain {nearest}`?"),
        None => "`specwright explain` lists all rules".to_owned(),
    };
    Failure::new(format!("no rule has the id `{id}`")).help(help)
}
