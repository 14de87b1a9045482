//! An operation of a page, arranged for questions: its fields with all that is said of each, and its samples.

use std::collections::{BTreeMap, BTreeSet};

use crate::facts::{Certainty, Claim, Condition, Fact, FieldPlace, PageOperation, Place, Presence, Spot, Subject};
use crate::samples::{NOT_SHOWN, Sample, SampleDirection, SampleKind, SampleValue, ValueKind};

/// How many fields, samples of each side and values of a sample are looked at.
const MAX_FIELDS: usize = 400;
const MAX_SAMPLES: usize = 24;
const MAX_VALUES: usize = 300;

/// An operation and what is known of it.
pub(super) struct View<'a> {
    pub(super) name: &'a str,
    pub(super) operation: &'a PageOperation,
    /// In the order of the page.
    pub(super) fields: Vec<Field<'a>>,
    pub(super) requests: Vec<Shown<'a>>,
    pub(super) responses: Vec<Shown<'a>>,
    /// The numbers of the described fields by side and by the last of their names.
    by_leaf: BTreeMap<(bool, &'a str), Vec<usize>>,
}

/// A field and all that is said of it.
pub(super) struct Field<'a> {
    pub(super) name: &'a str,
    pub(super) is_sent: bool,
    pub(super) facts: Vec<&'a Fact>,
}

/// A sample, and how many names stand around all of its values.
pub(super) struct Shown<'a> {
    pub(super) sample: &'a Sample,
    /// The distinct names of its values, in order.
    pub(super) names: Vec<&'a str>,
    around: usize,
}

impl<'a> View<'a> {
    pub(super) fn of(name: &'a str, operation: &'a PageOperation) -> Self {
        let mut fields: Vec<Field<'a>> = Vec::new();
        for fact in &operation.facts {
            let (name, is_sent) = match &fact.subject {
                Subject::Request(name) => (name, true),
                Subject::Response(name) => (name, false),
                _ => continue,
            };
            let is_full = fields.len() >= MAX_FIELDS;
            let known = fields
                .iter()
                .position(|field| field.name == name && field.is_sent == is_sent);
            match known.and_then(|at| fields.get_mut(at)) {
                Some(field) => field.facts.push(fact),
                None if is_full => {}
                None => fields.push(Field {
                    name,
                    is_sent,
                    facts: vec![fact],
                }),
            }
        }
        let shown = |wanted: SampleDirection| {
            let goes = move |sample: &&Sample| sample.direction == Some(wanted);
            operation
                .samples
                .iter()
                .filter(goes)
                .filter(|sample| !sample.values.is_empty())
                .map(Shown::of)
                .take(MAX_SAMPLES)
                .collect()
        };
        let mut by_leaf: BTreeMap<(bool, &str), Vec<usize>> = BTreeMap::new();
        for (number, field) in fields.iter().enumerate().filter(|(_, field)| field.is_described()) {
            by_leaf
                .entry((field.is_sent, leaf(field.name)))
                .or_default()
                .push(number);
        }
        View {
            name,
            operation,
            fields,
            requests: shown(SampleDirection::Request),
            responses: shown(SampleDirection::Response),
            by_leaf,
        }
    }

    /// The fields that are sent and that the page describes.
    pub(super) fn sent(&self) -> impl Iterator<Item = &Field<'a>> {
        self.fields.iter().filter(|field| field.is_sent && field.is_described())
    }

    /// The fields that are received and that the page describes otherwise than by showing a sample.
    pub(super) fn received(&self) -> impl Iterator<Item = &Field<'a>> {
        self.fields
            .iter()
            .filter(|field| !field.is_sent && field.is_described())
    }

    /// The samples that go that way.
    pub(super) fn samples(&self, is_sent: bool) -> &[Shown<'a>] {
        if is_sent { &self.requests } else { &self.responses }
    }

    /// The field that a value of a sample is of.
    pub(super) fn field_of(&self, shown: &Shown<'_>, name: &str, is_sent: bool) -> Option<&Field<'a>> {
        let numbers = self.by_leaf.get(&(is_sent, leaf(name))).map_or(&[][..], Vec::as_slice);
        let of_side = || numbers.iter().filter_map(|number| self.fields.get(*number));
        let inner = shown.inner(name);
        of_side()
            .find(|field| field.name == name)
            .or_else(|| of_side().find(|field| field.name == inner))
            .or_else(|| {
                of_side()
                    .filter(|field| ends_with(name, field.name))
                    .max_by_key(|field| field.name.len())
            })
            .or_else(|| of_side().find(|field| ends_with(field.name, inner)))
    }
}

impl Field<'_> {
    /// Whether anything but a sample or a guess says that it is there.
    pub(super) fn is_described(&self) -> bool {
        self.facts.iter().any(|fact| fact.certainty != Certainty::Inferred)
    }

    pub(super) fn claims(&self) -> impl Iterator<Item = (&Claim, &Place)> {
        let sure = self.facts.iter().filter(|fact| fact.certainty != Certainty::Inferred);
        sure.map(|fact| (&fact.claim, &fact.place))
    }

    /// Whether a cell or a marker says so and nothing else.
    pub(super) fn is_read(&self, claim: &Claim) -> bool {
        self.facts
            .iter()
            .any(|fact| fact.claim == *claim && fact.certainty == Certainty::Read)
    }

    /// Whether it is described elsewhere than by remarks in samples.
    pub(super) fn is_in_text(&self) -> bool {
        self.claims().any(|(_, place)| !matches!(place.spot, Spot::Code(_)))
    }

    pub(super) fn has(&self, is: impl Fn(&Claim) -> bool) -> bool {
        self.facts.iter().any(|fact| is(&fact.claim))
    }

    /// Whether the page says that it must be there, in every case.
    pub(super) fn is_required(&self) -> bool {
        let is_required = |claim: &Claim| matches!(claim, Claim::Presence(Presence::Required));
        self.claims().any(|(claim, _)| is_required(claim)) && !self.may_be_missing()
    }

    pub(super) fn may_be_missing(&self) -> bool {
        self.has(|claim| {
            matches!(
                claim,
                Claim::Presence(Presence::Optional) | Claim::Condition(_) | Claim::Deprecated(_)
            )
        })
    }

    pub(super) fn travels_in(&self, place: FieldPlace) -> bool {
        self.has(|claim| matches!(claim, Claim::Exists(Some(stated)) if *stated == place))
    }

    /// Whether other rules name it as an alternative.
    pub(super) fn is_alternative(&self, operation: &PageOperation) -> bool {
        let names = |condition: &Condition| matches!(condition, Condition::Unless { other, .. } if other == self.name);
        operation.facts.iter().any(|fact| match &fact.claim {
            Claim::Group(_) => true,
            Claim::Condition(condition) => names(condition),
            _ => false,
        })
    }

    /// Where it is described first.
    pub(super) fn place(&self) -> Place {
        self.claims().next().map(|(_, place)| place.clone()).unwrap_or_default()
    }

    /// Whether it is a secret or a name to log in with, which travels in headers as well.
    pub(super) fn is_credential(&self) -> bool {
        is_credential(self.name)
    }
}

impl<'a> Shown<'a> {
    fn of(sample: &'a Sample) -> Self {
        let in_body = || {
            sample
                .values
                .iter()
                .filter(|value| !value.in_query)
                .map(|value| value.name.as_str())
        };
        let first: Vec<&str> = in_body().next().unwrap_or("").split('.').collect();
        let common = |name: &str| first.iter().zip(name.split('.')).take_while(|(a, b)| *a == b).count();
        let around = in_body()
            .map(common)
            .min()
            .unwrap_or(0)
            .min(first.len().saturating_sub(1));
        let mut seen = BTreeSet::new();
        let names = sample
            .values
            .iter()
            .map(|value| value.name.as_str())
            .filter(|name| seen.insert(*name));
        let names = names.take(MAX_VALUES).collect();
        Self { sample, names, around }
    }

    /// A name without those that stand around all values.
    pub(super) fn inner<'n>(&self, name: &'n str) -> &'n str {
        let mut rest = name;
        for _ in 0..self.around {
            rest = rest.split_once('.').map_or(rest, |(_, rest)| rest);
        }
        rest
    }

    /// The values that say something: no secrets, no placeholders.
    pub(super) fn plain_values(&self) -> impl Iterator<Item = &'a SampleValue> {
        let sample = self.sample;
        sample.values.iter().filter(|value| is_plain(value)).take(MAX_VALUES)
    }

    /// Whether it has a value of that field or below it.
    pub(super) fn has(&self, field: &str) -> bool {
        let below = |name: &str| name == field || is_below(name, field);
        let inside = |name: &str| {
            name.match_indices('.')
                .any(|(at, _)| name.get(at + 1..).is_some_and(below))
        };
        let last = leaf(field);
        let lists = self.sample.lists.iter().map(String::as_str).take(MAX_VALUES);
        let mut all = self.names.iter().copied().chain(lists);
        all.any(|name| below(name) || inside(name) || below_any(field, name, last))
    }

    pub(super) fn is_json(&self) -> bool {
        self.sample.kind == SampleKind::Json
    }

    /// What a person calls it: its language, its heading, its line.
    pub(super) fn label(&self) -> String {
        label(self.sample)
    }

    pub(super) fn place_of(&self, value: &SampleValue) -> Place {
        let mut place = self.sample.place.clone();
        place.line = value.line;
        place.quote = format!("{}: {}", value.name, value.text)
            .split_whitespace()
            .take(12)
            .collect::<Vec<_>>()
            .join(" ");
        place
    }
}

/// Whether a sample that leaves out the outer names of a field has it.
fn below_any(field: &str, name: &str, last: &str) -> bool {
    ends_with(field, name) || (ends_with(field, last) && name == last)
}

fn is_plain(value: &SampleValue) -> bool {
    let is_scalar = matches!(value.kind, ValueKind::Text | ValueKind::Number | ValueKind::Bool);
    is_scalar && is_shown(&value.text)
}

/// Words with which pages fill places instead of values.
const FILLERS: &[&str] = &[
    "string",
    "integer",
    "int",
    "number",
    "float",
    "double",
    "decimal",
    "boolean",
    "bool",
    "date",
    "datetime",
    "object",
    "array",
    "text",
    "value",
    "any",
    "null",
    "none",
    "uuid",
    "timestamp",
    "xxx",
    "x",
    "abc",
    "?",
];

/// Whether a text is a value and does not stand for one.
pub(super) fn is_shown(text: &str) -> bool {
    let plain = text.trim();
    let lower = plain.to_lowercase();
    let is_bracketed =
        plain.starts_with(['<', '{', '[', '$', '%', '*']) || plain.contains("{{") || plain.contains("${");
    let stands_for =
        lower.contains("your") || lower.contains("xxx") || lower.contains("...") || lower.contains(NOT_SHOWN);
    let is_typed = plain.contains('|');
    !plain.is_empty() && !is_bracketed && !stands_for && !is_typed && !FILLERS.contains(&lower.as_str())
}

/// The last of the names of a dotted one.
pub(super) fn leaf(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or(name)
}

/// Whether a name is one inside of another.
pub(super) fn is_below(name: &str, around: &str) -> bool {
    name.strip_prefix(around).is_some_and(|rest| rest.starts_with('.'))
}

/// Whether a dotted name ends with another.
pub(super) fn ends_with(name: &str, end: &str) -> bool {
    !end.is_empty() && (name == end || name.strip_suffix(end).is_some_and(|before| before.ends_with('.')))
}

/// Names of what says who calls.
pub(super) fn is_credential(name: &str) -> bool {
    let last = leaf(name);
    let plain: String = last
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    let exact = [
        "username",
        "user",
        "login",
        "key",
        "auth",
        "authorization",
        "account",
        "accountid",
        "clientid",
        "appid",
        "sid",
    ];
    let ends = [
        "apikey",
        "password",
        "token",
        "secret",
        "apiid",
        "accesskey",
        "apiuser",
        "signature",
    ];
    exact.contains(&plain.as_str()) || ends.iter().any(|end| plain.ends_with(end))
}

/// What a person calls a sample.
pub(super) fn label(sample: &Sample) -> String {
    if let Some(language) = &sample.language {
        return language.clone();
    }
    match sample.place.headings.last() {
        Some(heading) => heading.clone(),
        None => format!("line {}", sample.place.line),
    }
}

/// `row 1`, `DTD`, `the text`: where something is said, in short.
pub(super) fn spot(place: &Place) -> String {
    match &place.spot {
        Spot::Row { .. } | Spot::Item(_) => place.to_string().rsplit(" > ").next().unwrap_or("").to_owned(),
        Spot::Text => format!("line {}", place.line),
        Spot::Code(_) => format!("the sample of line {}", place.line),
    }
}
