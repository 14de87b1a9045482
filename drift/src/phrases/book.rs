//! The patterns, read once from the YAML files beside this one.

use std::collections::BTreeMap;
use std::sync::{LazyLock, OnceLock};

use regex::{Captures, Regex, RegexBuilder};
use serde::Deserialize;

use super::needles::Needles;

/// The files, those that others give way to first.
pub(super) const FILES: [(&str, &str); 28] = [
    ("ranges", include_str!("limits.yaml")),
    ("traps", include_str!("traps.yaml")),
    ("columns", include_str!("columns.yaml")),
    ("topics", include_str!("topics.yaml")),
    ("statuses", include_str!("statuses.yaml")),
    ("codes", include_str!("codes.yaml")),
    ("places", include_str!("places.yaml")),
    ("deprecation", include_str!("deprecation.yaml")),
    ("presence", include_str!("groups.yaml")),
    ("presence", include_str!("conditions.yaml")),
    ("presence", include_str!("presence.yaml")),
    ("lists", include_str!("lists.yaml")),
    ("patterns", include_str!("patterns.yaml")),
    ("examples", include_str!("examples.yaml")),
    ("defaults", include_str!("absent.yaml")),
    ("defaults", include_str!("defaults.yaml")),
    ("chars", include_str!("chars.yaml")),
    ("enums", include_str!("enums.yaml")),
    ("enums", include_str!("flags.yaml")),
    ("lengths", include_str!("lengths.yaml")),
    ("items", include_str!("items.yaml")),
    ("ranges", include_str!("ranges.yaml")),
    ("dates", include_str!("dates.yaml")),
    ("formats", include_str!("formats.yaml")),
    ("encodings", include_str!("encodings.yaml")),
    ("types", include_str!("types.yaml")),
    ("types", include_str!("apposed.yaml")),
    ("rules", include_str!("rules.yaml")),
];

/// Names for parts that many patterns share.
const MACROS: &str = include_str!("macros.yaml");

/// Where a pattern is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Channel {
    /// Running text of a field.
    Text,
    /// The text of a field that is nothing but one sentence.
    Alone,
    /// A chip, a word in bold, or what stands beside a name.
    Marker,
    /// The header of a column.
    Column,
    /// A heading, a caption, the sentence above a block.
    Topic,
    /// A text outside of any field.
    Sentence,
    /// A cell of a column for types.
    Type,
    /// And so on, by column.
    Required,
    Optional,
    Length,
    Format,
    Values,
    Default,
    Example,
    Place,
    /// Sentences that state a rule, whatever it is.
    Rule,
}

/// What a pattern reads, as the files have it.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, serde(deny_unknown_fields))]
pub(super) struct Phrase {
    /// Its name, for failing tests.
    #[cfg(test)]
    pub id: String,
    /// Where it is looked for; in running text if absent.
    #[serde(default, rename = "in")]
    channels: Vec<Channel>,
    /// What the field must hold.
    #[serde(default)]
    pub holds: Holds,
    /// A regular expression with macros.
    pattern: String,
    /// Of whom it speaks, where that is not the field at hand: `status {status}`.
    #[serde(default)]
    pub about: Option<String>,
    /// Claims in the text form of facts, `;` between them; captures in braces. Nothing: the words mean nothing that is
    /// known, and no other pattern may read them.
    #[serde(default)]
    makes: String,
    /// Whether words that mean nothing known state a rule all the same.
    #[serde(default)]
    pub unread: bool,
    /// Whether nothing else may be read in the same words.
    #[serde(default)]
    pub alone: bool,
    /// Texts, and all that is read in each.
    #[cfg(test)]
    #[serde(default)]
    pub reads: BTreeMap<String, String>,
    /// Texts that it must not read.
    #[cfg(test)]
    #[serde(default)]
    pub not: Vec<String>,
}

/// What a field must hold for a pattern to apply.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Holds {
    /// Whatever it holds.
    #[default]
    Anything,
    /// A number, as a cell says.
    Number,
    /// Text, as a cell says.
    Text,
    /// A list, as a cell says.
    List,
    /// Anything but a number.
    NoNumber,
    /// Anything but text.
    NoText,
}

/// A pattern, compiled when it is first looked for: most pages need few of them.
pub(super) struct Pattern {
    /// As the file has it.
    pub phrase: Phrase,
    /// Patterns of one subject do not read the same words.
    pub subject: &'static str,
    text: String,
    regex: OnceLock<Option<Regex>>,
    /// The claims that it makes.
    pub makes: Vec<String>,
    kinds: BTreeMap<String, String>,
}

/// All patterns that are looked for in one place.
pub(super) struct Shelf {
    /// In the order of the files.
    pub patterns: Vec<&'static Pattern>,
    needles: Needles,
}

impl Shelf {
    /// Those that can match a text, in order.
    pub(super) fn candidates(&self, text: &str) -> impl Iterator<Item = &'static Pattern> {
        let candidates = self.needles.candidates(text);
        candidates
            .into_iter()
            .filter_map(|index| self.patterns.get(index).copied())
    }
}

impl Pattern {
    /// As a regular expression. The tests see to it that each is one.
    pub(super) fn regex(&self) -> Option<&Regex> {
        self.regex.get_or_init(|| build(&self.text).ok()).as_ref()
    }

    /// Of what kind a capture is, by the macro that it came from.
    pub(super) fn kind(&self, capture: &str) -> &str {
        self.kinds.get(capture).map_or("words", String::as_str)
    }

    /// What was captured under a name, or under that name and a digit, as the alternatives of a pattern need names of
    /// their own.
    pub(super) fn capture<'t>(&self, captures: &Captures<'t>, name: &str) -> Option<(regex::Match<'t>, &str)> {
        let names = self.regex()?.capture_names().flatten();
        let mut same = names.filter(|other| other.trim_end_matches(|end: char| end.is_ascii_digit()) == name);
        same.find_map(|other| Some((captures.name(other)?, self.kind(other))))
    }
}

static PATTERNS: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    let macros: BTreeMap<String, String> = serde_yaml::from_str(MACROS).unwrap_or_default();
    let files = FILES.iter().flat_map(|(subject, text)| {
        let phrases: Vec<Phrase> = serde_yaml::from_str(text).unwrap_or_default();
        phrases.into_iter().map(move |phrase| (*subject, phrase))
    });
    files
        .filter_map(|(subject, phrase)| compile(subject, phrase, &macros).ok())
        .collect()
});

static SHELVES: LazyLock<BTreeMap<Channel, Shelf>> = LazyLock::new(|| {
    let mut shelves: BTreeMap<Channel, Shelf> = BTreeMap::new();
    for pattern in PATTERNS.iter() {
        for channel in pattern.phrase.channels() {
            let shelf = shelves.entry(channel).or_insert_with(|| Shelf {
                patterns: Vec::new(),
                needles: Needles::default(),
            });
            shelf.patterns.push(pattern);
            shelf.needles.push(&pattern.text);
        }
    }
    shelves
});

/// The patterns of a place, if there are any.
pub(super) fn shelf(channel: Channel) -> Option<&'static Shelf> {
    SHELVES.get(&channel)
}

impl Phrase {
    /// Where it is looked for.
    pub(super) fn channels(&self) -> Vec<Channel> {
        match self.channels.is_empty() {
            true => vec![Channel::Text],
            false => self.channels.clone(),
        }
    }
}

/// A phrase with its macros spelled out.
fn compile(subject: &'static str, phrase: Phrase, macros: &BTreeMap<String, String>) -> Result<Pattern, String> {
    let mut kinds = BTreeMap::new();
    let mut text = phrase.pattern.clone();
    // Macros use macros; how deep is bounded.
    for _ in 0..6 {
        text = expand(&text, macros, &mut kinds)?;
    }
    let makes = phrase
        .makes
        .split("; ")
        .map(str::trim)
        .filter(|claim| !claim.is_empty())
        .map(str::to_owned);
    Ok(Pattern {
        makes: makes.collect(),
        subject,
        text,
        regex: OnceLock::new(),
        kinds,
        phrase,
    })
}

fn build(text: &str) -> Result<Regex, regex::Error> {
    RegexBuilder::new(text)
        .case_insensitive(true)
        .dot_matches_new_line(true)
        .size_limit(4 << 20)
        .build()
}

/// Replaces `{kind}` and `{kind:capture}`.
fn expand(
    text: &str,
    macros: &BTreeMap<String, String>,
    kinds: &mut BTreeMap<String, String>,
) -> Result<String, String> {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out += before;
        let inside = after
            .split_once('}')
            .filter(|(inside, _)| is_macro(inside) && !before.ends_with("\\x"));
        let Some((inside, following)) = inside else {
            out.push('{');
            rest = after;
            continue;
        };
        let (kind, capture) = inside.split_once(':').unwrap_or((inside, ""));
        let part = macros.get(kind).ok_or_else(|| format!("no macro is called `{kind}`"))?;
        match capture.is_empty() {
            true => out += &format!("(?:{part})"),
            false => {
                kinds.insert(capture.to_owned(), kind.to_owned());
                out += &format!("(?P<{capture}>{part})");
            }
        }
        rest = following;
    }
    Ok(out + rest)
}

fn is_macro(inside: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b':');
    inside.starts_with(|first: char| first.is_ascii_lowercase()) && inside.bytes().all(is_part)
}

#[cfg(test)]
pub(super) mod check {
    use super::*;

    /// Every pattern, and what is wrong with the files.
    pub(in crate::phrases) fn patterns() -> (&'static [Pattern], Vec<String>) {
        let mut wrong = Vec::new();
        let macros: BTreeMap<String, String> = serde_yaml::from_str(MACROS).unwrap();
        for (subject, text) in FILES {
            match serde_yaml::from_str::<Vec<Phrase>>(text) {
                Err(error) => wrong.push(format!("{subject}.yaml: {error}")),
                Ok(phrases) => wrong.extend(phrases.into_iter().filter_map(|phrase| {
                    let id = phrase.id.clone();
                    let compiled = compile(subject, phrase, &macros);
                    let built = compiled.and_then(|pattern| build(&pattern.text).map_err(|error| error.to_string()));
                    let error = built.err()?;
                    Some(format!("{subject}.yaml {id}: {error}"))
                })),
            }
        }
        (PATTERNS.as_slice(), wrong)
    }
}
