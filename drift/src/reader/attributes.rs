//! Items below a field that say one thing of it each: `Type: string`, `Default: 5`, `Members` with a list.

use crate::page::{Block, BlockKind, Styled};
use crate::phrases::{self, Column, Context};

use super::collect::Collector;
use super::entries::{self, Entry};
use super::fields::Level;
use super::{Place, Subject, values};

/// Reads items as what they say of a field; `false` where they are something else.
pub(super) fn read(entries: &[Entry<'_>], subject: &Subject, name: &str, level: &Level, out: &mut Collector) -> bool {
    let columns: Vec<_> = entries.iter().map(|entry| (column(entry), entry)).collect();
    let are_known = columns.iter().all(|(column, _)| column.is_some());
    if columns.is_empty() || !are_known {
        return false;
    }
    for (column, entry) in columns {
        let place = level.setting.place(&entry.spot, entry.line);
        if let Some(column) = column {
            attribute(column, entry, subject, name, &place, level, out);
        }
    }
    true
}

/// What an item says: its label is what heads a column elsewhere.
fn column(entry: &Entry<'_>) -> Option<Column> {
    let label = entry.head.text.trim().trim_end_matches(':');
    let column = match label.to_ascii_lowercase().as_str() {
        "members" | "values" | "options" => Column::Values,
        "required" | "mandatory" if entry.texts.iter().all(|text| text.text.is_empty()) => return None,
        _ => phrases::column(label),
    };
    let is_known = matches!(
        column,
        Column::Type
            | Column::Required
            | Column::Optional
            | Column::Length
            | Column::Format
            | Column::Values
            | Column::Default
            | Column::Example
            | Column::Place
            | Column::Text
    );
    (is_known && label.contains(char::is_alphabetic)).then_some(column)
}

fn attribute(
    column: Column,
    entry: &Entry<'_>,
    subject: &Subject,
    name: &str,
    place: &Place,
    level: &Level,
    out: &mut Collector,
) {
    let context = Context {
        name,
        siblings: &[],
        ty: None,
    };
    for text in entry.texts.iter().filter(|text| !text.text.is_empty()) {
        let said = said(column, text, &context);
        said.into_iter()
            .for_each(|said| out.say(level.setting.owner, subject, said, place));
    }
    if column == Column::Values {
        for block in &entry.inner {
            listed(block, subject, place, level, out);
        }
    }
}

fn said(column: Column, text: &Styled, context: &Context<'_>) -> Vec<phrases::Said> {
    match column {
        Column::Type => phrases::type_cell(text),
        Column::Text => phrases::description(text, context).claims,
        _ => phrases::cell(column, text, context),
    }
}

fn listed(block: &Block, subject: &Subject, place: &Place, level: &Level, out: &mut Collector) {
    if let BlockKind::List(list) = &block.kind
        && let Some(found) = values::read(&entries::of_list(list))
    {
        values::add(found, level.setting.owner, subject.clone(), place, out);
    }
}
