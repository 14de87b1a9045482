//! Entries as fields: name, type, presence and all that is said of each.

use crate::page::{Cell, Styled};
use crate::phrases::{self, Column, Context, Said, Topic};

use super::collect::Collector;
use super::entries::Entry;
use super::names::{self, Named};
use super::scope::Owner;
use super::setting::{Direction, Setting};
use super::{Certainty, Claim, Fact, FieldPlace, FieldType, Place, Presence, Spot, Subject, inner, words};

/// How deep fields are read that stand in fields.
pub(super) const MAX_DEPTH: usize = 8;

/// Where the entries of a block belong.
#[derive(Debug, Clone)]
pub(super) struct Level {
    pub(super) setting: Setting,
    pub(super) direction: Direction,
    /// The names around it.
    pub(super) prefix: String,
    pub(super) depth: usize,
}

/// What an entry says of its field, before it is known to be kept.
struct Field<'e, 'p> {
    entry: &'e Entry<'p>,
    named: Named,
    ty: Option<FieldType>,
    siblings: &'e [String],
}

/// Reads entries as fields. Those whose name is none are left out.
pub(super) fn read(entries: &[Entry<'_>], level: &Level, out: &mut Collector) {
    let named: Vec<Vec<Named>> = entries.iter().map(names_of).collect();
    let siblings: Vec<String> = named.iter().flatten().map(|named| named.name.clone()).collect();
    let mut above: Vec<(usize, String)> = Vec::new();
    for (entry, named) in entries.iter().zip(named) {
        above.retain(|(depth, _)| *depth < entry.depth);
        let parent = above.last().map_or(level.prefix.clone(), |(_, name)| name.clone());
        let level = banded(entry, level);
        for named in named {
            let name = names::below(&parent, &named.name);
            above.push((entry.depth, name.clone()));
            let field = Field {
                ty: stated_type(entry, &named.said),
                entry,
                named,
                siblings: &siblings,
            };
            field.read(name, &level, out);
        }
    }
}

/// The names of an entry. A word that heads columns elsewhere is a name where cells say what type it has or whether it is
/// required.
fn names_of(entry: &Entry<'_>) -> Vec<Named> {
    let found = names::read(&entry.head);
    let says = |(column, cell, _): &(Column, &Cell, &str)| {
        let cell = cell.text.text.trim();
        let is_own = matches!(column, Column::Type | Column::Required | Column::Length);
        is_own && !cell.is_empty() && phrases::column(cell) == Column::Other
    };
    let is_row = found.is_empty() && entry.cells.iter().any(says) && words::is_name(entry.head.text.trim());
    let name = names::spelled(&entry.head.text).filter(|_| is_row);
    match name {
        Some(name) => vec![Named { name, said: Vec::new() }],
        None => found,
    }
}

/// A row across the table changes what the rows below it are.
fn banded(entry: &Entry<'_>, level: &Level) -> Level {
    let topics = entry.band.map(words::topics).unwrap_or_default();
    if topics.is_empty() {
        return level.clone();
    }
    let of_band = topics.into_iter().rev();
    let setting = of_band.fold(level.setting.clone(), |setting, topic| setting.with(topic));
    Level {
        direction: setting.direction.unwrap_or(level.direction),
        setting,
        ..level.clone()
    }
}

fn stated_type(entry: &Entry<'_>, said: &[Said]) -> Option<FieldType> {
    let of = |said: &Said| match &said.claim {
        Claim::Type(ty) => Some(ty.clone()),
        _ => None,
    };
    let cells = entry
        .cells
        .iter()
        .filter(|(column, _, _)| matches!(column, Column::Type | Column::Format));
    let mut in_cells = cells.flat_map(|(_, cell, _)| phrases::type_cell(&cell.text));
    said.iter().find_map(of).or_else(|| in_cells.find_map(|said| of(&said)))
}

impl Field<'_, '_> {
    fn read(&self, name: String, level: &Level, out: &mut Collector) {
        for direction in self.directions(level) {
            let subject = direction.subject(name.clone());
            self.read_as(&subject, direction, level, out);
        }
        self.note_type(&name, level, out);
        let direction = self.directions(level).first().copied().unwrap_or(level.direction);
        inner::read(
            self.entry,
            self.ty.as_ref(),
            &name,
            &Level {
                direction,
                ..level.clone()
            },
            out,
        );
    }

    fn read_as(&self, subject: &Subject, direction: Direction, level: &Level, out: &mut Collector) {
        let owner = level.setting.owner;
        let mut place = level.setting.place(&self.entry.spot, self.entry.line);
        place.quote = words::quote(&self.entry.head.text);
        let mut claims: Vec<(Said, Place)> = Vec::new();
        let is_sent = direction == Direction::Request;
        let own = self.named.said.iter();
        let own = own.filter(|said| is_sent || !matches!(said.claim, Claim::Exists(Some(_))));
        claims.extend(own.map(|said| (said.clone(), place.clone())));
        self.read_cells(&place, &mut claims);
        let unread = self.read_texts(&place, &mut claims);
        without_contradicted(&mut claims);
        let is_stated = |wanted: fn(&Claim) -> bool| claims.iter().any(|(said, _)| wanted(&said.claim));
        let field_place = level
            .setting
            .field_place
            .filter(|place| direction == Direction::Request && !is_elsewhere(*place, subject, owner, out));
        if !is_stated(|claim| matches!(claim, Claim::Exists(_))) {
            out.add(
                owner,
                subject.clone(),
                Claim::Exists(field_place),
                Certainty::Read,
                &place,
            );
        }
        let presence = level.setting.presence.filter(|_| direction == Direction::Request);
        let is_told = is_stated(|claim| matches!(claim, Claim::Presence(_)))
            || presence == Some(Presence::Required) && is_stated(|claim| matches!(claim, Claim::Condition(_)));
        if let (Some(presence), false) = (presence, is_told) {
            out.add(
                owner,
                subject.clone(),
                Claim::Presence(presence),
                Certainty::Parsed,
                &place,
            );
        }
        for (said, place) in claims {
            out.say(owner, subject, said, &place);
        }
        let leads = |sentence: &String| sentence.trim_end().ends_with(':') && !self.entry.inner.is_empty();
        for sentence in unread.into_iter().filter(|sentence| !leads(sentence)) {
            out.not_understood(&sentence, &place);
        }
    }

    fn context(&self) -> Context<'_> {
        Context {
            name: &self.named.name,
            siblings: self.siblings,
            ty: self.ty.as_ref(),
        }
    }

    fn read_cells(&self, place: &Place, claims: &mut Vec<(Said, Place)>) {
        for (column, cell, header) in &self.entry.cells {
            let said = match column {
                Column::Type => phrases::type_cell(&cell.text),
                Column::Name | Column::Text | Column::Direction | Column::Status | Column::Code | Column::Other => {
                    continue;
                }
                Column::Format => format_cell(&cell.text, &self.context()),
                _ => phrases::cell(*column, &cell.text, &self.context()),
            };
            let place = in_column(place, header);
            claims.extend(said.into_iter().map(|said| (said, place.clone())));
        }
    }

    fn read_texts(&self, place: &Place, claims: &mut Vec<(Said, Place)>) -> Vec<String> {
        let text: Styled = words::join(&self.entry.texts);
        if text.text.is_empty() {
            return Vec::new();
        }
        let mut reading = phrases::description(&text, &self.context());
        if let (None, Some(ty)) = (&self.ty, said_type(&reading.claims)) {
            let context = Context {
                ty: Some(&ty),
                ..self.context()
            };
            let types = reading
                .claims
                .into_iter()
                .filter(|said| matches!(said.claim, Claim::Type(_)));
            let types: Vec<Said> = types.collect();
            reading = phrases::description(&text, &context);
            let has_type = said_type(&reading.claims).is_some();
            reading.claims.extend(types.into_iter().filter(|_| !has_type));
        }
        claims.extend(reading.claims.into_iter().map(|said| (said, place.clone())));
        reading.unread
    }

    /// Which ways the field goes, by its own cell or by its block.
    fn directions(&self, level: &Level) -> Vec<Direction> {
        let cells = self
            .entry
            .cells
            .iter()
            .filter(|(column, _, _)| *column == Column::Direction);
        let words = cells
            .map(|(_, cell, _)| cell.text.text.to_ascii_lowercase())
            .collect::<Vec<_>>()
            .join(" ");
        let has = |wanted: &[&str]| {
            words
                .split(|character: char| !character.is_alphanumeric())
                .any(|word| wanted.contains(&word))
        };
        let request = has(&["request", "in", "input", "both", "req", "write", "i", "inout"]);
        let response = has(&[
            "response", "out", "output", "both", "resp", "res", "read", "o", "inout", "answer",
        ]);
        match (request, response) {
            (true, true) => vec![Direction::Request, Direction::Response],
            (true, false) => vec![Direction::Request],
            (false, true) => vec![Direction::Response],
            (false, false) => vec![level.direction],
        }
    }

    /// What the type cell calls the field, for sections that describe it under that name.
    fn note_type(&self, name: &str, level: &Level, out: &mut Collector) {
        let cells = self.entry.cells.iter().filter(|(column, _, _)| *column == Column::Type);
        for (_, cell, _) in cells {
            out.types.push((
                level.setting.owner,
                level.direction,
                name.to_owned(),
                cell.text.text.to_ascii_lowercase(),
            ));
        }
    }
}

/// The type that a text states.
fn said_type(claims: &[Said]) -> Option<FieldType> {
    claims.iter().find_map(|said| match &said.claim {
        Claim::Type(ty) => Some(ty.clone()),
        _ => None,
    })
}

/// Whether the address has placeholders, and what is said to be one of them is none: "URI parameters" are those of its
/// query as well.
fn is_elsewhere(place: FieldPlace, subject: &Subject, owner: Owner, out: &Collector) -> bool {
    let in_path =
        |fact: &&Fact| fact.claim == Claim::Exists(Some(FieldPlace::Path)) && fact.certainty == Certainty::Inferred;
    let mut known = out.facts(owner).iter().filter(in_path).peekable();
    place == FieldPlace::Path && known.peek().is_some() && !known.any(|fact| fact.subject == *subject)
}

/// "Required", and then a case in which it is not: the condition says both.
fn without_contradicted(claims: &mut Vec<(Said, Place)>) {
    let has = |wanted: fn(&Claim) -> bool| claims.iter().any(|(said, _)| wanted(&said.claim));
    let is_required = has(|claim| *claim == Claim::Presence(Presence::Required));
    if is_required && has(|claim| matches!(claim, Claim::Condition(_))) {
        claims.retain(|(said, _)| !matches!(said.claim, Claim::Presence(_)));
    }
    // "6" in a column of lengths and "6 digits" in the text are one statement.
    let exact = claims.iter().find_map(|(said, _)| match &said.claim {
        Claim::Length(bounds) if bounds.min.is_some() && bounds.min == bounds.max => bounds.max,
        _ => None,
    });
    if exact.is_some() {
        let is_vague =
            |claim: &Claim| matches!(claim, Claim::Length(bounds) if bounds.min.is_none() && bounds.max == exact);
        claims.retain(|(said, _)| !is_vague(&said.claim));
    }
}

/// What a column of formats says: the form of a field, or its type.
fn format_cell(text: &Styled, context: &Context<'_>) -> Vec<Said> {
    let said = phrases::cell(Column::Format, text, context);
    match said.is_empty() {
        true => phrases::type_cell(text),
        false => said,
    }
}

fn in_column(place: &Place, header: &str) -> Place {
    let mut place = place.clone();
    if let Spot::Row { column, .. } = &mut place.spot {
        *column = (!header.is_empty()).then(|| words::plain(header));
    }
    place
}

/// Whether a topic makes fields of what stands below it.
pub(super) fn direction_of(topic: Option<Topic>) -> Option<Direction> {
    match topic? {
        Topic::Request(_) | Topic::RequestWith(_) => Some(Direction::Request),
        Topic::Response => Some(Direction::Response),
        _ => None,
    }
}
