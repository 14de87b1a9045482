//! The types of a resource: its status, address and lines, what is sent and what comes back.

use std::fmt::Write as _;

use super::Resource;
use super::chance::Chance;
use super::fields::{ADDRESS, Field, LINE, OBJECT};
use super::words::STATES;

pub(super) fn write(text: &mut String, resource: &Resource, chance: &mut Chance) {
    let Resource { pascal, words, .. } = resource;
    let _ = write!(
        text,
        "  {pascal}Id: {{ type: int, about: Identifies the {words}., range: 1.., sample: 42 }}\n\n"
    );
    let _ = write!(
        text,
        "  {pascal}Status:\n    about: How far the {words} is.\n    enum:\n"
    );
    let values = 4 + chance.below(5);
    for (state, meaning) in chance.some(&STATES, values) {
        let _ = writeln!(text, "      {state}: {meaning}");
    }

    object(text, &format!("{pascal}Address"), &format!("Where the {words} is."));
    let count = 4 + chance.below(4);
    draw(text, "      ", &ADDRESS, count, chance);

    object(text, &format!("{pascal}Line"), &format!("One line of the {words}."));
    let count = 4 + chance.below(4);
    draw(text, "      ", &LINE, count, chance);

    object(
        text,
        &format!("{pascal}Draft"),
        &format!("What can be said of the {words}."),
    );
    let count = 5 + chance.below(6);
    draw(text, "      ", &OBJECT, count, chance);
    let _ = write!(
        text,
        "      visibility: {{ about: Who finds it., type: Visibility, optional: true }}\n      \
         address: {{ about: Where it is., type: {pascal}Address, optional: true }}\n      \
         lines: {{ about: What is on it., type: list, of: {pascal}Line, items: 1..100 }}\n"
    );

    object(text, pascal, &format!("The {words} as the service keeps it."));
    let _ = writeln!(text, "      id: {pascal}Id");
    let _ = writeln!(text, "      status: {{ about: How far it is., type: {pascal}Status }}");
    let count = 8 + chance.below(8);
    draw(text, "      ", &OBJECT, count, chance);
    let _ = write!(
        text,
        "      channel: {{ about: How it came., type: Channel }}\n      \
         contact: {{ about: Whom to ask about it., type: Contact, optional: true }}\n      \
         address: {{ about: Where it is., type: {pascal}Address, optional: true }}\n      \
         lines: {{ about: What is on it., type: list, of: {pascal}Line }}\n"
    );

    object(
        text,
        &format!("{pascal}Sum"),
        &format!("How much of the {words} is in one state."),
    );
    let _ = write!(
        text,
        "      status: {{ about: Which state., type: {pascal}Status }}\n      \
         count: {{ about: How many., type: int }}\n      \
         sum: {{ about: How much., type: Money, optional: true }}\n"
    );
}

fn object(text: &mut String, name: &str, about: &str) {
    let _ = write!(text, "\n  {name}:\n    about: {about}\n    fields:\n");
}

/// So many fields of a vocabulary; two of three are optional.
fn draw(text: &mut String, indent: &str, from: &[Field], count: usize, chance: &mut Chance) {
    for field in chance.some(from, count) {
        let optional = chance.below(3) > 0;
        line(text, indent, field, optional);
    }
}

/// A field on a line of its own.
pub(super) fn line(text: &mut String, indent: &str, (name, about, rules): Field, optional: bool) {
    let optional = if optional { ", optional: true" } else { "" };
    let _ = writeln!(text, "{indent}{name}: {{ about: '{about}', {rules}{optional} }}");
}
