//! The reference of the language, made from the tables of keys: one section for each kind of mapping.

use std::fmt::Write as _;

use crate::syntax::keys::{Key, Kind, TABLES, Table};

/// Every key of the language as Markdown.
pub fn markdown() -> String {
    let mut text = String::new();
    for table in TABLES {
        if !text.is_empty() {
            text.push('\n');
        }
        write_table(&mut text, table);
    }
    text
}

fn write_table(text: &mut String, table: &Table) {
    let what = table.what.trim_start_matches("an ").trim_start_matches("a ");
    let _ = writeln!(
        text,
        "## {}{}\n\n{}\n",
        what[..1].to_uppercase(),
        &what[1..],
        table.about
    );
    text.push_str("| key | value | |\n|---|---|---|\n");
    for key in table.keys {
        let _ = writeln!(
            text,
            "| {} | {} | {} |",
            key_cell(key),
            escaped(&value_cell(&key.kind)),
            escaped(key.about)
        );
    }
    if !table.one_of.is_empty() {
        let one_of: Vec<_> = table.one_of.iter().map(|key| format!("`{key}`")).collect();
        let _ = writeln!(text, "\nOne of {} is required.", one_of.join(", "));
    }
    if !table.later.is_empty() {
        let later: Vec<_> = table.later.iter().map(|key| format!("`{key}`")).collect();
        let _ = writeln!(text, "\nNot supported yet: {}.", later.join(", "));
    }
}

fn key_cell(key: &Key) -> String {
    let mut cell = format!("`{}`", key.name);
    if key.required {
        cell.push_str(" (required)");
    }
    if key.since > 1 {
        let _ = write!(cell, " (since version {})", key.since);
    }
    cell
}

fn value_cell(kind: &Kind) -> String {
    match kind {
        Kind::About | Kind::Text | Kind::Verbatim | Kind::Reason => "text".to_owned(),
        Kind::Docs => "address".to_owned(),
        Kind::Boolean => "`true` or `false`".to_owned(),
        Kind::Integer | Kind::Version => "whole number".to_owned(),
        Kind::Duration => "a time: `500 ms`, `2 s`, `15 min`, `1 h`".to_owned(),
        Kind::Date => "`yyyy-mm-dd`".to_owned(),
        Kind::Count => "`5..20`, `5..`, `..20` or `5`".to_owned(),
        Kind::Range => "`5..20`, `0..99.99`, `0<..`, `..<100` or `5`".to_owned(),
        Kind::Request => "method and path".to_owned(),
        Kind::Status => "status".to_owned(),
        Kind::Choice(words) => words
            .iter()
            .map(|word| format!("`{word}`"))
            .collect::<Vec<_>>()
            .join(", "),
        Kind::Sample => "any value".to_owned(),
        Kind::Table(table) => table.what.to_owned(),
        Kind::Tagged { tag, .. } => format!("depends on `{tag}`"),
        Kind::TypeDefinition => "a scalar, object, enum or union type".to_owned(),
        Kind::Named(inner) => format!("by name: {}", value_cell(inner)),
        Kind::ByStatus { success, error } => match success {
            Some(success) => format!("by status: {} or {}", success.what, error.what),
            None => format!("by status: {}", error.what),
        },
        Kind::List(inner) => format!("list of: {}", value_cell(inner)),
        Kind::Either(first, second) => format!("{}; or {}", value_cell(first), value_cell(second)),
    }
}

/// A cell ends at a `|`.
fn escaped(text: &str) -> String {
    text.replace('|', "\\|")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_has_a_row() {
        let text = markdown();
        for table in TABLES {
            for key in table.keys {
                assert!(
                    text.contains(&format!("| `{}`", key.name)),
                    "{}: {}",
                    table.id,
                    key.name
                );
            }
        }
    }

    #[test]
    fn a_section_reads_like_this() {
        let text = markdown();
        let start = text.find("## DOCTYPE").unwrap();
        let section = text[start..].split("\n## ").next().unwrap();
        assert_eq!(
            section.trim_end(),
            "## DOCTYPE\n\nThe identifiers of a DOCTYPE.\n\n| key | value | |\n|---|---|---|\n\
             | `public` | text | The public identifier. |\n\
             | `system` (required) | text | The system identifier, an address. |"
        );
    }
}
