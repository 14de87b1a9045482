//! What each block of a page is, and who reads it.

use crate::page::{Block, BlockKind, MarkKind, Styled, Table};
use crate::phrases::{self, Column, Context, Said, Topic};

use super::collect::Collector;
use super::entries::{self, Entry};
use super::fields::{self, Level};
use super::nesting::Known;
use super::setting::{Direction, Setting};
use super::tables::Layout;
use super::{Claim, codes, inner, key_values, names, request_line, statuses, words};

/// A block with all that decides what it is.
pub(super) struct Seen<'a, 'p> {
    pub(super) block: &'p Block,
    pub(super) number: u32,
    pub(super) setting: &'a Setting,
    /// The field that the words above name.
    pub(super) field: Option<Known>,
    /// The status of the heading above.
    pub(super) status: Option<u16>,
    /// Whether it stands where an operation's own parts do.
    pub(super) is_own: bool,
    /// Whether a section about answers stands right before its own, on the same level.
    pub(super) follows_answer: bool,
    /// Whether a heading names the object ("The order object") that a call answers with that sends nothing.
    pub(super) is_read_object: bool,
    /// Whether a table of parameters stands above in its section.
    pub(super) follows_parameters: bool,
}

/// What a block lists.
enum Role<'p> {
    Fields(Vec<Entry<'p>>, Direction),
    FieldsOf(Known),
    Statuses(Vec<Entry<'p>>),
    Codes(Vec<Entry<'p>>),
    Nothing,
}

/// Reads a table, a list or definitions; returns whether it was one of the known kinds.
pub(super) fn read(seen: &Seen<'_, '_>, out: &mut Collector) -> bool {
    let role = match &seen.block.kind {
        BlockKind::Table(table) => table_role(seen, table),
        BlockKind::List(list) => list_role(seen, entries::of_list(list)),
        BlockKind::Definitions(definitions) => list_role(seen, entries::of_definitions(definitions)),
        BlockKind::Paragraph(text) => lines_role(seen, text),
        BlockKind::Heading { .. } | BlockKind::Code { .. } => Role::Nothing,
    };
    let level = |direction: Direction| Level {
        setting: seen.setting.clone(),
        direction,
        prefix: String::new(),
        depth: 0,
    };
    match role {
        Role::Fields(entries, direction) => fields::read(&entries, &level(direction), out),
        Role::FieldsOf(known) => {
            let level = level(known.direction);
            let text = known.words.as_str();
            inner::block_of_field(seen.block, text, None, &known.name, &level, out);
        }
        Role::Statuses(entries) => statuses::read(&entries, seen.setting, out),
        Role::Codes(entries) => codes::read(&entries, seen.status, seen.setting, out),
        Role::Nothing => return false,
    }
    true
}

fn table_role<'p>(seen: &Seen<'_, 'p>, table: &'p Table) -> Role<'p> {
    let layout = Layout::of(table);
    if key_values::read(&seen.block.kind).is_some() || layout.rows.is_empty() {
        return Role::Nothing;
    }
    if statuses::are_names(&layout)
        && let Some(column) = layout.find(Column::Name)
    {
        return Role::Statuses(layout.entries(column, seen.number));
    }
    let says_fields = layout.has(Column::Name) && (layout.has(Column::Type) || layout.has(Column::Required));
    if !says_fields {
        let code = codes::column(&layout, seen.setting);
        let status = statuses::column(&layout, seen.setting);
        match (code, status) {
            (Some(code), status) if status != Some(code) => return Role::Codes(layout.entries(code, seen.number)),
            (_, Some(status)) => return Role::Statuses(layout.entries(status, seen.number)),
            _ => {}
        }
    }
    if let Some(known) = &seen.field {
        return Role::FieldsOf(known.clone());
    }
    match field_column(&layout, seen) {
        Some((column, direction)) => Role::Fields(layout.entries(column, seen.number), direction),
        None => Role::Nothing,
    }
}

/// The column of names, if the table is one of fields, and which way they go.
fn field_column(layout: &Layout<'_>, seen: &Seen<'_, '_>) -> Option<(usize, Direction)> {
    let named = layout.find(Column::Name);
    let stated = seen.setting.direction.or_else(|| shown_direction(seen.setting));
    let says_more = [
        Column::Type,
        Column::Required,
        Column::Optional,
        Column::Length,
        Column::Default,
        Column::Place,
        Column::Direction,
    ];
    let is_strong = says_more.iter().any(|column| layout.has(*column));
    let column = named.or_else(|| (stated.is_some() || layout.has(Column::Type)).then_some(0))?;
    let entries = layout.entries(column, seen.number);
    let found: Vec<_> = entries.iter().map(|entry| names::read(&entry.head)).collect();
    let is_machine = |named: &&Vec<names::Named>| named.iter().any(|named| words::is_machine_name(&named.name));
    let machine = found.iter().filter(is_machine).count();
    let known = found.iter().filter(|named| !named.is_empty()).count();
    let count = entries.len();
    let are_names = match named.is_some() && (stated.is_some() || is_strong) {
        true => known * 10 >= count * 6,
        false => machine * 10 >= count * 8,
    };
    let header = layout
        .headers
        .get(column)
        .map(|header| header.to_ascii_lowercase())
        .unwrap_or_default();
    let is_parameter = is_parameter_header(&header);
    let is_element = [
        "element",
        "field",
        "attribute",
        "tag",
        "property",
        "key",
        "node",
        "item",
    ];
    let is_element = is_element.iter().any(|word| header.starts_with(word));
    let has_width = layout.rows.first().is_some_and(|row| row.cells.len() > 1);
    let is_list_of_things = statuses::has_strangers(layout) && !(stated.is_some() && named.is_some());
    if count == 0 || !are_names || !has_width || is_list_of_things {
        return None;
    }
    if stated.is_none() && seen.setting.is_elsewhere {
        return None;
    }
    let is_answer = seen.follows_answer || seen.setting.topics.contains(&Topic::Statuses);
    match stated {
        Some(direction) => Some((column, direction)),
        None if (is_answer || seen.is_read_object) && is_strong && !layout.has(Column::Required) => {
            Some((column, Direction::Response))
        }
        None if seen.is_own && seen.follows_parameters && is_element => Some((column, Direction::Response)),
        None if seen.is_own && (is_strong || is_parameter) => Some((column, Direction::Request)),
        None if seen.is_own && named.is_some() && machine == count && states_presence(&entries) => {
            Some((column, Direction::Request))
        }
        None => None,
    }
}

fn is_parameter_header(header: &str) -> bool {
    header.starts_with("param") || header.starts_with("argument") || header.contains(" param")
}

/// Whether a table's names are headed "Parameter".
pub(super) fn is_of_parameters(block: &Block) -> bool {
    let BlockKind::Table(table) = &block.kind else {
        return false;
    };
    let layout = Layout::of(table);
    let header = layout.find(Column::Name).and_then(|column| layout.headers.get(column));
    header.is_some_and(|header| is_parameter_header(&header.to_ascii_lowercase()))
}

/// Whether markers or texts say what is required: that is said of what is sent.
fn states_presence(entries: &[Entry<'_>]) -> bool {
    let is_presence = |said: &Said| matches!(said.claim, Claim::Presence(_)) && said.is_label;
    entries.iter().any(|entry| {
        let in_head = names::read(&entry.head).into_iter().flat_map(|named| named.said);
        let in_texts = entry
            .texts
            .iter()
            .flat_map(|text| phrases::description(text, &Context::default()).claims);
        in_head.chain(in_texts).any(|said| is_presence(&said))
    })
}

/// A table right below an example describes what the example shows.
fn shown_direction(setting: &Setting) -> Option<Direction> {
    setting.topics.iter().find_map(|topic| match topic {
        Topic::RequestSample => Some(Direction::Request),
        Topic::ResponseSample => Some(Direction::Response),
        _ => None,
    })
}

fn list_role<'p>(seen: &Seen<'_, 'p>, entries: Vec<Entry<'p>>) -> Role<'p> {
    let setting = seen.setting;
    let names_calls = entries.iter().any(|entry| request_line::inside(&entry.head).is_some());
    if entries.is_empty() || names_calls || key_values::read(&seen.block.kind).is_some() {
        return Role::Nothing;
    }
    if statuses::are_statuses(&entries, setting) {
        return Role::Statuses(entries);
    }
    if codes::are_codes(&entries, setting) {
        return Role::Codes(entries);
    }
    if let Some(known) = &seen.field {
        return Role::FieldsOf(known.clone());
    }
    match list_direction(&entries, seen) {
        Some(direction) => Role::Fields(entries, direction),
        None => Role::Nothing,
    }
}

/// Whether the entries of a list are fields, and which way they go.
fn list_direction(entries: &[Entry<'_>], seen: &Seen<'_, '_>) -> Option<Direction> {
    let named: Vec<_> = entries.iter().map(|entry| names::read(&entry.head)).collect();
    let count = entries.len();
    let known = named
        .iter()
        .zip(entries)
        .filter(|(named, entry)| !named.is_empty() && is_set_off(entry))
        .count();
    let labelled = named
        .iter()
        .filter(|named| named.iter().any(|named| !named.said.is_empty()))
        .count();
    match seen.setting.direction {
        Some(direction) if known * 10 >= count * 7 => Some(direction),
        None if known == count && labelled * 2 > count && seen.setting.topics.contains(&Topic::Statuses) => {
            Some(Direction::Response)
        }
        None if seen.is_own && !seen.setting.is_elsewhere && known == count && labelled * 2 > count => {
            Some(Direction::Request)
        }
        _ => None,
    }
}

/// Whether an entry is a name and something more, or a name that is set apart.
fn is_set_off(entry: &Entry<'_>) -> bool {
    let is_labelled = names::read(&entry.head).iter().any(|named| !named.said.is_empty());
    let has_text = entry.texts.iter().any(|text| !text.text.is_empty()) || !entry.inner.is_empty() || is_labelled;
    let is_marked = entry
        .head
        .marks
        .iter()
        .any(|mark| mark.start == 0 && matches!(mark.kind, MarkKind::Code | MarkKind::Strong));
    is_marked || words::is_machine_name(&entry.head.text) || has_text && is_plain_name(&entry.head.text)
}

/// A name at the start, followed by nothing or by brackets.
fn is_plain_name(head: &str) -> bool {
    let first = head.split_whitespace().next().unwrap_or_default();
    let rest = head.get(first.len()..).unwrap_or_default().trim();
    words::is_name(first.trim_matches(['*', '[', ']', '(', ')']))
        && (rest.is_empty() || rest.starts_with(['(', '[']) || rest.split_whitespace().count() <= 3)
}

/// Paragraphs such as `name (Required) : text`.
fn lines_role<'p>(seen: &Seen<'_, 'p>, text: &'p Styled) -> Role<'p> {
    let coded = entries::of_lines(text, seen.block.line);
    if words::leading_mark(text).is_some()
        && codes::are_codes(&coded, seen.setting)
        && !statuses::are_statuses(&coded, seen.setting)
    {
        return Role::Codes(coded);
    }
    let Some(direction) = seen.setting.direction.filter(|_| request_line::whole(text).is_none()) else {
        return Role::Nothing;
    };
    if let Some(entry) = entries::of_named_paragraph(text, seen.block.line) {
        return Role::Fields(vec![entry], direction);
    }
    let entries = entries::of_lines(text, seen.block.line);
    if entries.len() > 2 && entries.iter().all(is_plain_line) {
        return Role::Fields(entries, direction);
    }
    let is_field = |entry: &Entry<'_>| {
        let named = names::read(&entry.head);
        let is_labelled = named.iter().any(|named| !named.said.is_empty());
        let is_code = entry
            .head
            .marks
            .iter()
            .any(|mark| mark.start == 0 && matches!(mark.kind, MarkKind::Code | MarkKind::Strong));
        let is_short = entry.head.text.split_whitespace().count() <= 6;
        let is_machine = named.iter().any(|named| named.name.contains('_'));
        let is_code = is_code && (is_labelled || named.iter().any(|named| words::is_machine_name(&named.name)));
        let is_labelled = is_labelled && named.iter().any(|named| words::is_machine_name(&named.name));
        let has_text = entry.texts.iter().any(|text| !text.text.is_empty());
        let is_caption = named.iter().all(|named| is_caption(&named.name, &entry.head));
        !named.is_empty()
            && !is_caption
            && is_short
            && (is_labelled || is_code && is_only_code(entry) || is_machine && has_text)
    };
    match !entries.is_empty() && entries.iter().all(is_field) {
        true => Role::Fields(entries, direction),
        false => Role::Nothing,
    }
}

/// A line such as `user: your login`; one alone would be any sentence.
fn is_plain_line(entry: &Entry<'_>) -> bool {
    let has_text = entry.texts.iter().any(|text| !text.text.is_empty());
    let name = entry.head.text.split(" (").next().unwrap_or_default();
    has_text && words::is_machine_name(name) && !names::read(&entry.head).is_empty() && !is_caption(name, &entry.head)
}

/// A word that begins as a title does and is set in bold: `**Condition** : ...`.
fn is_caption(name: &str, head: &Styled) -> bool {
    let is_code = head.marks.iter().any(|mark| mark.kind == MarkKind::Code);
    let captions = [
        "condition",
        "code",
        "content",
        "status",
        "url",
        "method",
        "note",
        "notes",
        "example",
        "description",
        "data",
        "headers",
        "response",
        "request",
        "body",
        "auth",
        "parameters",
        "returns",
        "errors",
        "permissions",
        "title",
        "summary",
    ];
    !is_code && name.starts_with(char::is_uppercase) && captions.contains(&name.to_ascii_lowercase().as_str())
}

/// A name in code before a separator; a sentence that begins with a name in code is no field.
fn is_only_code(entry: &Entry<'_>) -> bool {
    let text = entry
        .texts
        .iter()
        .map(|text| text.text.as_str())
        .find(|text| !text.is_empty())
        .unwrap_or_default();
    let first = text.split_whitespace().next().unwrap_or_default();
    let goes_on = [
        "is", "are", "can", "may", "must", "should", "and", "or", "was", "will", "has", "have", "in", "to", "for",
    ];
    !goes_on.contains(&first)
}
