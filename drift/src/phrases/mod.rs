//! What the words of documentation pages mean. The patterns are data (`*.yaml` beside this file), each with the texts
//! that it must read and the texts that it must not; the tests run all of them.

mod agree;
mod book;
#[cfg(test)]
mod cases;
mod cells;
mod classes;
mod heads;
mod layouts;
mod name;
mod needles;
mod outside;
mod prepared;
mod prose;
mod read;
mod render;
mod sentences;
mod tidy;
mod values;

use crate::facts::{Claim, FieldType, Presence};
use crate::page::Styled;

/// What is said of a field, read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reading {
    /// What was understood.
    pub claims: Vec<Said>,
    /// Sentences that state a rule and were not understood.
    pub unread: Vec<String>,
}

/// A claim and the words that make it.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    /// The claim.
    pub claim: Claim,
    /// The words.
    pub quote: String,
    /// Whether a label or the text as a whole says it and nothing else; a pattern found it otherwise.
    pub is_label: bool,
}

/// What helps to read a text about a field.
#[derive(Debug, Clone, Default)]
pub struct Context<'a> {
    /// The field, as the page spells it.
    pub name: &'a str,
    /// All fields of the same block, so that a condition can be seen to name one of them.
    pub siblings: &'a [String],
    /// What the field holds, if a cell says so: whether "max 5" are characters or a number hangs on it.
    pub ty: Option<&'a FieldType>,
}

/// What the cells of a column say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// Names of fields.
    Name,
    /// Running text about them.
    Text,
    /// Types.
    Type,
    /// Whether they are required. Ticks and `Yes` mean required.
    Required,
    /// Whether they are optional: ticks and `Yes` mean optional.
    Optional,
    /// How long they may be.
    Length,
    /// How they look.
    Format,
    /// Which values they can have.
    Values,
    /// What holds when they are left out.
    Default,
    /// Values for show.
    Example,
    /// Where they travel.
    Place,
    /// Which of request and answer they are in.
    Direction,
    /// Status codes.
    Status,
    /// Error codes.
    Code,
    /// Anything else.
    Other,
}

/// What the blocks under a heading, or after a sentence, are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// Fields that are sent; in the path, the query, a header or the body, if stated.
    Request(Option<crate::facts::FieldPlace>),
    /// Fields that are sent and have this presence: "Required parameters".
    RequestWith(Presence),
    /// Fields that are received.
    Response,
    /// Statuses.
    Statuses,
    /// Error codes.
    Codes,
    /// Statuses or codes: "Errors".
    Errors,
    /// What is sent, shown.
    RequestSample,
    /// What is received, shown.
    ResponseSample,
    /// A sample of either.
    Sample,
    /// Values of an enum.
    Values,
    /// Credentials, rate limits and other things of the whole service.
    Service,
    /// What is no documentation: comments, related pages, a change log.
    Aside,
}

/// What a column's header says of its cells.
#[must_use]
pub fn column(header: &str) -> Column {
    heads::column(header)
}

/// What a heading, a caption or the sentence above a block says of it.
#[must_use]
pub fn topic(words: &str) -> Option<Topic> {
    heads::topic(words)
}

/// What the cell of a type column says: `String(40)`, `int[]`, `enum: a, b`.
#[must_use]
pub fn type_cell(cell: &Styled) -> Vec<Said> {
    cells::type_words(cell)
}

/// What a cell of any other column than [`Column::Name`] and [`Column::Text`] says. An empty cell says nothing, nor does
/// one that holds only a mark whose meaning got lost.
#[must_use]
pub fn cell(column: Column, cell: &Styled, context: &Context<'_>) -> Vec<Said> {
    cells::cell(column, cell, context)
}

/// What running text says of a field.
#[must_use]
pub fn description(text: &Styled, context: &Context<'_>) -> Reading {
    let prepared = read::prepare(text);
    let mut found = Vec::new();
    let mut unread = Vec::new();
    if prepared.is_struck {
        found.push(Said {
            claim: Claim::Deprecated(None),
            quote: text.text.trim().chars().take(200).collect(),
            is_label: true,
        });
    }
    let sentences = read::sentences(&prepared, book::Channel::Text, context);
    let has_enum = sentences
        .iter()
        .flat_map(|sentence| &sentence.found)
        .any(|found| found.claims().any(|said| matches!(said.claim, Claim::Enum { .. })));
    if !has_enum {
        let alone = read::alone(&prepared, &sentences, context);
        found.extend(alone.iter().flat_map(read::Found::claims));
    }
    for sentence in sentences {
        found.extend(sentence.found.iter().flat_map(read::Found::claims));
        if sentence.is_rule {
            unread.push(sentence.words.chars().take(200).collect());
        }
    }
    let (mut claims, disputed) = tidy::tidy(found, context);
    agree::agree(&mut claims, context);
    unread.extend(disputed);
    Reading { claims, unread }
}

/// What stands around a field's name in its own cell, term or heading: `amount (required)`, `amount string required`,
/// `amount*`, `[amount]`. Gives the bare name and what the rest says.
#[must_use]
pub fn name(text: &Styled) -> Option<(String, Vec<Said>)> {
    name::name(text)
}

/// What a sentence outside of any field says of the operation: groups, statuses, blanket rules.
#[must_use]
pub fn sentence(text: &Styled, fields: &[String]) -> Sentences {
    outside::sentence(text, fields)
}

/// What sentences outside of any field say.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sentences {
    /// About the operation, a field that is named, or a status.
    pub claims: Vec<(crate::facts::Subject, Said)>,
    /// The presence of all fields below that state none of their own.
    pub blanket: Option<Presence>,
    /// Sentences that state a rule and were not understood.
    pub unread: Vec<String>,
}
