//! Patterns over text: which words make which claims.

use crate::facts::Claim;
use crate::facts::text::parse_claim;
use crate::page::Styled;

use super::book::{self, Channel, Holds, Pattern};
use super::prepared::Prepared;
use super::render::render;
use super::{Context, Said};
use crate::facts::FieldType;

/// What a pattern made of some words.
pub(super) struct Found {
    /// Of whom it speaks, if not of the field at hand: `status 404`.
    pub about: Option<String>,
    /// What it makes, as the text form has it: claims, or a word of ours such as a column's.
    pub made: Vec<String>,
    /// The words.
    pub quote: String,
    /// Whether the sentence holds nothing else.
    pub is_whole: bool,
    /// The pattern.
    pub pattern: &'static Pattern,
}

/// A sentence and what was read in it.
pub(super) struct Sentence<'a> {
    /// As the page has it.
    pub words: &'a str,
    /// Where it begins and ends in the text made ready.
    place: (usize, usize),
    /// In order of the words.
    pub found: Vec<Found>,
    /// Whether it states a rule.
    pub is_rule: bool,
}

/// Text made ready, with chips and bold markers as sentences of their own.
pub(super) fn prepare(styled: &Styled) -> Prepared<'_> {
    Prepared::new(styled, |words| {
        let plain = Styled::plain(words);
        let prepared = Prepared::new(&plain, |_| false);
        let is_short = words.len() < 40 && words.chars().filter(|letter| letter.is_alphabetic()).count() > 2;
        is_short
            && scan(&prepared.text, Channel::Marker, &prepared, 0, &Context::default())
                .iter()
                .any(|found| found.is_whole)
    })
}

/// Each sentence of a text, by the patterns of a channel.
pub(super) fn sentences<'a>(prepared: &Prepared<'a>, channel: Channel, context: &Context<'_>) -> Vec<Sentence<'a>> {
    let mut sentences = Vec::new();
    for (start, end) in prepared.sentences() {
        let text = prepared.text.get(start..end).unwrap_or_default();
        let found = scan(text, channel, prepared, start, context);
        sentences.push(Sentence {
            words: prepared.words(start, end),
            place: (start, end),
            is_rule: found.iter().all(|found| found.pattern.phrase.unread) && is_rule(text),
            found,
        });
    }
    sentences
}

/// What the only sentence says that is more than a marker such as `Optional.`, where there is but one.
pub(super) fn alone(prepared: &Prepared<'_>, sentences: &[Sentence<'_>], context: &Context<'_>) -> Vec<Found> {
    let mut others = sentences.iter().filter(|sentence| !sentence.is_marker());
    let (Some(Sentence { place, .. }), None) = (others.next(), others.next()) else {
        return Vec::new();
    };
    let text = prepared.text.get(place.0..place.1).unwrap_or_default();
    scan(&super::prepared::bare(text), Channel::Alone, prepared, place.0, context)
}

/// A text as one sentence, by the patterns of a channel.
pub(super) fn whole(prepared: &Prepared<'_>, channel: Channel, context: &Context<'_>) -> Vec<Found> {
    let text = prepared.text.trim();
    let start = prepared.text.len() - prepared.text.trim_start().len();
    match channel {
        Channel::Values | Channel::Default | Channel::Example | Channel::Format => {
            scan(text, channel, prepared, start, context)
        }
        // Here it does not matter what is set apart.
        _ => scan(&super::prepared::bare(text), channel, prepared, start, context),
    }
}

/// More matches of one pattern are no sentence.
const MATCHES: usize = 40;

fn is_rule(text: &str) -> bool {
    let rules = book::shelf(Channel::Rule);
    rules.is_some_and(|rules| {
        rules
            .candidates(text)
            .any(|pattern| pattern.regex().is_some_and(|regex| regex.is_match(text)))
    })
}

/// Stretches of a text that were read, and by whom.
#[derive(Default)]
struct Taken(Vec<(usize, usize, Option<&'static str>)>);

impl Taken {
    fn is_free(&self, start: usize, end: usize, subject: &'static str) -> bool {
        !self
            .0
            .iter()
            .any(|(from, to, by)| *from < end && start < *to && by.is_none_or(|by| by == subject))
    }

    fn is_untouched(&self, start: usize, end: usize) -> bool {
        !self.0.iter().any(|(from, to, _)| *from < end && start < *to)
    }
}

fn scan(text: &str, channel: Channel, prepared: &Prepared<'_>, offset: usize, context: &Context<'_>) -> Vec<Found> {
    let Some(shelf) = book::shelf(channel) else {
        return Vec::new();
    };
    let mut taken = Taken::default();
    let mut found = Vec::new();
    for pattern in shelf
        .candidates(text)
        .filter(|pattern| pattern.phrase.holds.fits(context.ty))
    {
        let mut at = 0;
        for _ in 0..MATCHES {
            let Some(captures) = pattern.regex().and_then(|regex| regex.captures_at(text, at)) else {
                break;
            };
            let Some(whole) = captures.get(0) else {
                break;
            };
            let filled = fill(pattern, &captures, context).filter(|_| !whole.is_empty());
            let end = filled.as_ref().and_then(|(_, _, end)| *end).unwrap_or(whole.end());
            let end = end.max(whole.start() + 1).min(text.len());
            let (from, to) = without_glue(text, whole.start(), end);
            let is_free = match pattern.phrase.alone {
                true => taken.is_untouched(from, to),
                false => taken.is_free(from, to, pattern.subject),
            };
            // Where nothing came of a match, another may begin inside of it.
            let next = if filled.is_some() && is_free {
                end
            } else {
                whole.start() + 1
            };
            at = (next..text.len())
                .find(|next| text.is_char_boundary(*next))
                .unwrap_or(text.len());
            if let Some((about, made, _)) = filled.filter(|_| is_free) {
                let takes_all = pattern.phrase.alone || pattern.makes.is_empty();
                taken.0.push((from, to, (!takes_all).then_some(pattern.subject)));
                let is_edge = |part: Option<&str>| part.is_some_and(|part| !part.contains(char::is_alphanumeric));
                let is_whole = is_edge(text.get(..whole.start())) && is_edge(text.get(end..));
                let quote = prepared
                    .words(offset + whole.start(), offset + end)
                    .trim_start_matches(is_glue)
                    .to_owned();
                found.push((
                    whole.start(),
                    Found {
                        about,
                        made,
                        quote,
                        is_whole,
                        pattern,
                    },
                ));
            }
            if at >= text.len() {
                break;
            }
        }
    }
    found.sort_by_key(|(start, _)| *start);
    found.into_iter().map(|(_, found)| found).collect()
}

fn is_glue(edge: char) -> bool {
    matches!(edge, ',' | ';' | ':' | '.') || edge.is_whitespace()
}

/// A stretch without the signs at its ends, which the next words need as well.
fn without_glue(text: &str, start: usize, end: usize) -> (usize, usize) {
    let words = text.get(start..end).unwrap_or_default();
    let lead = words.len() - words.trim_start_matches(is_glue).len();
    let trail = words.len() - words.trim_end_matches(is_glue).len();
    match lead + trail < words.len() {
        true => (start + lead, end - trail),
        false => (start, end),
    }
}

type Filled = (Option<String>, Vec<String>, Option<usize>);

fn fill(pattern: &Pattern, captures: &regex::Captures<'_>, context: &Context<'_>) -> Option<Filled> {
    let mut made = Vec::new();
    let mut end = None;
    for template in &pattern.makes {
        let (text, list_end) = render(template, pattern, captures, context)?;
        if text.ends_with(" ..") {
            // No end of a range was there.
            return None;
        }
        end = end.max(list_end);
        made.push(text);
    }
    let about = match &pattern.phrase.about {
        Some(template) => Some(render(template, pattern, captures, context)?.0),
        None => None,
    };
    Some((about, made, end))
}

impl Sentence<'_> {
    /// Whether it says that something is required or optional, and nothing else.
    fn is_marker(&self) -> bool {
        let is_presence = |said: Said| matches!(said.claim, Claim::Presence(_) | Claim::Condition(_));
        let has_whole = self
            .found
            .iter()
            .any(|found| found.is_whole && found.claims().next().is_some());
        has_whole && self.found.iter().flat_map(Found::claims).all(is_presence)
    }
}

impl Found {
    /// Its claims; words of ours are none.
    pub(super) fn claims(&self) -> impl Iterator<Item = Said> {
        self.made.iter().filter_map(|text| claim(text)).map(|claim| Said {
            claim,
            quote: self.quote.clone(),
            is_label: self.is_whole,
        })
    }

    /// The first word of ours that it makes.
    pub(super) fn word(&self) -> Option<&str> {
        self.made.first().map(String::as_str)
    }
}

impl Holds {
    fn fits(self, ty: Option<&FieldType>) -> bool {
        let is_number = matches!(ty, Some(FieldType::Int | FieldType::Decimal));
        let is_text = matches!(ty, Some(FieldType::String));
        match self {
            Holds::Anything => true,
            Holds::Number => is_number,
            Holds::Text => is_text,
            Holds::List => matches!(ty, Some(FieldType::List(_))),
            Holds::NoNumber => !is_number,
            Holds::NoText => !is_text,
        }
    }
}

/// Whether a claim is one of a kind of which a field has at most one.
pub(super) fn is_single(claim: &Claim) -> bool {
    !matches!(
        claim,
        Claim::Example(_) | Claim::Condition(_) | Claim::Group(_) | Claim::Format(_) | Claim::Encoding(_)
    )
}

/// A claim, or that a status is there.
fn claim(text: &str) -> Option<Claim> {
    match text {
        "exists" => Some(Claim::Exists(None)),
        text => parse_claim(text),
    }
}
