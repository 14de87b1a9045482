//! What cells say.

use super::book::Channel;
use super::read::{self, Found};
use super::{Column, Context, Said, tidy};
use crate::facts::Claim;
use crate::page::Styled;

/// A cell of any column but those for names and for running text.
pub(super) fn cell(column: Column, styled: &Styled, context: &Context<'_>) -> Vec<Said> {
    let channel = match column {
        Column::Type => return type_words(styled),
        Column::Required => Channel::Required,
        Column::Optional => Channel::Optional,
        Column::Length => Channel::Length,
        Column::Format => Channel::Format,
        Column::Values => Channel::Values,
        Column::Default => Channel::Default,
        Column::Example => Channel::Example,
        Column::Place => Channel::Place,
        Column::Name | Column::Text | Column::Direction | Column::Status | Column::Code | Column::Other => {
            return Vec::new();
        }
    };
    let only_own = matches!(column, Column::Default | Column::Example | Column::Place);
    in_channel(channel, styled, context, only_own)
}

/// A cell of a column for types, and what else it holds.
pub(super) fn type_words(styled: &Styled) -> Vec<Said> {
    let said = in_channel(Channel::Type, styled, &Context::default(), true);
    let ty = said.iter().find_map(|said| match &said.claim {
        Claim::Type(ty) => Some(ty.clone()),
        _ => None,
    });
    let context = Context {
        ty: ty.as_ref(),
        ..Context::default()
    };
    let mut more = super::description(styled, &context).claims;
    // Two numbers in the brackets of a text are lengths.
    let is_text = ty == Some(crate::facts::FieldType::String);
    // A word such as "numeric" names a type here.
    more.retain(|more| ty.is_none() || !(more.is_label && matches!(more.claim, Claim::Chars(_))));
    more.retain(|more| !(is_text && matches!(more.claim, Claim::Range(_))));
    // `string` or `null`.
    more.retain(|more| !names_types(&more.claim));
    more.retain(|more| said.iter().all(|said| said.claim.kind() != more.claim.kind()));
    tidy::tidy(said.into_iter().chain(more).collect(), &Context::default()).0
}

/// The patterns of the column over the whole cell; where they are at a loss, those for running text.
fn in_channel(channel: Channel, styled: &Styled, context: &Context<'_>, only_own: bool) -> Vec<Said> {
    let prepared = read::prepare(styled);
    if !prepared.text.chars().any(|character| !character.is_whitespace()) {
        return Vec::new();
    }
    let found = read::whole(&prepared, channel, context);
    if found.is_empty() && channel == Channel::Format && styled.text.len() < 40 && !names_characters(&styled.text) {
        // A column for formats may hold types.
        let said = type_words(styled);
        if said.iter().any(|said| matches!(said.claim, Claim::Type(_))) {
            return said;
        }
    }
    if !found.is_empty() || only_own {
        let said = found.iter().flat_map(Found::claims).map(|said| Said {
            is_label: true,
            quote: styled.text.trim().chars().take(200).collect(),
            ..said
        });
        return tidy::tidy(said.collect(), context).0;
    }
    super::description(styled, context).claims
}

/// Whether the values of an enum are types.
fn names_types(claim: &Claim) -> bool {
    let is_type = |text: &str| {
        matches!(
            text,
            "null" | "string" | "integer" | "number" | "boolean" | "object" | "array"
        )
    };
    matches!(claim, Claim::Enum { values, .. } if values.iter().any(|value| is_type(&value.text)))
}

/// The type that a text names and nothing else.
pub(super) fn only_type(styled: &Styled) -> Vec<Said> {
    in_channel(Channel::Type, styled, &Context::default(), true)
}

/// Whether a cell for formats begins with the characters that there may be, which sound like types.
fn names_characters(text: &str) -> bool {
    let first = text
        .trim_start()
        .split(|letter: char| !letter.is_alphabetic() && letter != '-')
        .next();
    let first = first.unwrap_or_default().to_lowercase();
    matches!(
        first.as_str(),
        "numeric" | "alphanumeric" | "alpha-numeric" | "alphabetic" | "alpha" | "digits" | "letters"
    )
}
