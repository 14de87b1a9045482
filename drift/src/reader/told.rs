//! Fields that only sentences name: "The `name` is required", "with the parameters `a` and `b`".

use std::sync::LazyLock;

use regex::Regex;

use crate::page::{MarkKind, Styled};
use crate::phrases::{self, Context};

use super::collect::Collector;
use super::setting::{Direction, Setting};
use super::{Certainty, Claim, FieldPlace, Place, Presence, names, words};

/// What stands for a name while patterns look at the words around it.
const NAME: &str = "\u{1}";

/// Words around names that make fields of them; the presence that they state, if any.
static PATTERNS: LazyLock<Vec<(Regex, Option<Presence>)>> = LazyLock::new(|| {
    let names = format!("(?:{NAME}(?:,? (?:and|or) |, )?)+");
    // Behind the last of them what is said of it may go on to another one.
    let chain = format!("{names}(?:[^{NAME};:]{{1,80}},? and {names})*");
    let noun = "(?:parameters?|arguments?|fields?|attributes?|elements?|variables?|keys?|members?|propert(?:y|ies))";
    let must = "(?:must|has to|have to|needs? to|(?:is|are) required to)(?: also| always)?";
    let give = "(?:have|contain|hold|include|carry|provide|send|give|supply|specify|pass|set|name)";
    let required = Some(Presence::Required);
    let patterns = [
        (format!("(?:required|mandatory) (?:\\w+ )?{noun} {names}"), required),
        (format!("optional (?:\\w+ )?{noun} {names}"), Some(Presence::Optional)),
        (
            format!("{names} (?:{noun} )?(?:is|are) (?:both |all |also )?(?:required|mandatory)"),
            required,
        ),
        (
            format!("{names} (?:{noun} )?(?:is|are) (?:both |all |also )?optional"),
            Some(Presence::Optional),
        ),
        (
            format!(
                "(?:body|request|call|query|form|object|document|you|it|they|callers?|clients?) {must} {give} (?:the |an? |its |at least )*(?:{noun} )?{chain}"
            ),
            required,
        ),
        (format!("{noun} {names}"), None),
        (format!("{names} {noun}"), None),
        (
            format!("(?:pass|send|set|include|specify|provide|supply|give) (?:[\\w']+ ){{0,6}}(?:as |in |by )?{names}"),
            None,
        ),
        (
            format!(
                "you (?:can|may|could) (?:also )?[^{NAME}.;:]{{1,80}} (?:with|by|using|in|through|via|as) (?:the )?{names}"
            ),
            None,
        ),
        (
            format!(
                "^{NAME} (?:(?:is|are) (?:either|one of|an?|the) |(?:can|may|must|has to) (?:be|have|hold) |(?:defaults|says|tells|takes|limits|selects|chooses|names) )"
            ),
            None,
        ),
    ];
    let compiled = patterns
        .into_iter()
        .filter_map(|(pattern, presence)| Some((Regex::new(&format!("(?i){pattern}")).ok()?, presence)));
    compiled.collect()
});

/// Reads fields out of a text, sentence by sentence. Behind a sentence about the answer only those that speak of sending
/// are read.
pub(super) fn read(text: &Styled, setting: &Setting, place: &Place, out: &mut Collector) {
    let mut follows_answer = setting.direction == Some(Direction::Response);
    for sentence in words::sentences(text) {
        let found = told(&sentence);
        let is_led = found.bare.starts_with(NAME);
        if is_of_answer(&found.bare) {
            follows_answer = true;
            continue;
        }
        if follows_answer && is_led {
            continue;
        }
        follows_answer &= found.fields.is_empty();
        for field in &found.fields {
            field.say(&sentence, &found, setting, place, out);
        }
    }
}

/// A sentence, and the fields that its words name.
struct Told {
    bare: String,
    /// The names that are set apart, fields or not.
    names: Vec<String>,
    fields: Vec<Field>,
}

/// A field that a sentence names.
struct Field {
    name: String,
    presence: Option<Presence>,
    place: Option<FieldPlace>,
    /// The stretch of the sentence that is about it alone.
    own: (usize, usize),
}

fn told(sentence: &Styled) -> Told {
    let (bare, found) = with_signs(sentence);
    let names: Vec<String> = found.iter().map(|(name, _)| name.clone()).collect();
    let read = found.iter().enumerate().filter_map(|(index, (name, start))| {
        let (presence, place) = around(&bare, index)?;
        Some(Field {
            name: name.clone(),
            presence,
            place,
            own: (*start, sentence.text.len()),
        })
    });
    let mut fields: Vec<Field> = read.collect();
    if let Some(first) = fields.first_mut() {
        first.own.0 = 0;
    }
    let starts: Vec<usize> = fields.iter().skip(1).map(|field| field.own.0).collect();
    for (field, next) in fields.iter_mut().zip(starts) {
        field.own.1 = next;
    }
    Told { bare, names, fields }
}

impl Field {
    fn say(&self, sentence: &Styled, told: &Told, setting: &Setting, place: &Place, out: &mut Collector) {
        let subject = Direction::Request.subject(self.name.clone());
        let mut place = place.clone();
        place.quote = words::quote(&sentence.text);
        let exists = Claim::Exists(self.place.or(setting.field_place));
        let presence = self.presence.map(Claim::Presence);
        for claim in std::iter::once(exists).chain(presence) {
            out.add(setting.owner, subject.clone(), claim, Certainty::Parsed, &place);
        }
        let context = Context {
            name: &self.name,
            siblings: &told.names,
            ty: None,
        };
        let own = words::slice(sentence, self.own.0, self.own.1);
        for said in phrases::description(&own, &context).claims {
            let is_double = self.presence.is_some() && matches!(said.claim, Claim::Presence(_));
            if !is_double {
                out.say_as(setting.owner, &subject, said, Certainty::Parsed, &place);
            }
        }
    }
}

/// The sentence with a sign for each name that is set apart as code, and the names with their places.
fn with_signs(sentence: &Styled) -> (String, Vec<(String, usize)>) {
    let mut bare = String::new();
    let mut found = Vec::new();
    let mut done = 0;
    for mark in sentence.marks.iter().filter(|mark| mark.kind == MarkKind::Code) {
        if mark.start < done {
            continue;
        }
        let Some(word) = sentence.text.get(mark.start..mark.end) else {
            continue;
        };
        let name = names::spelled(word).filter(|_| words::is_machine_name(word));
        if let Some(name) = name {
            bare += sentence.text.get(done..mark.start).unwrap_or_default();
            bare += NAME;
            found.push((name, mark.start));
            done = mark.end;
        }
    }
    bare += sentence.text.get(done..).unwrap_or_default();
    (bare, found)
}

/// Sentences about what is received name no fields that are sent.
fn is_of_answer(sentence: &str) -> bool {
    let sentence = sentence.to_ascii_lowercase();
    [
        "return",
        "answer",
        "respon",
        "result",
        "receive",
        "you get",
        "you'll see",
        "contains",
    ]
    .iter()
    .any(|word| sentence.contains(word))
}

/// Whether the words around a name make a field of it; what they say of its presence and its place.
fn around(bare: &str, index: usize) -> Option<(Option<Presence>, Option<FieldPlace>)> {
    let at = bare.match_indices(NAME).nth(index)?.0;
    let mut found = PATTERNS.iter().filter_map(|(pattern, presence)| {
        let here = pattern
            .find_iter(bare)
            .find(|found| found.start() <= at && at < found.end())?;
        Some((*presence, place_in(here.as_str())))
    });
    found.next()
}

/// `the optional query parameter`, `the header field`.
fn place_in(words: &str) -> Option<FieldPlace> {
    let words = words.to_ascii_lowercase();
    let places = [
        ("query parameter", FieldPlace::Query),
        ("query string parameter", FieldPlace::Query),
        ("query argument", FieldPlace::Query),
        ("form field", FieldPlace::Body),
        ("form parameter", FieldPlace::Body),
        ("body parameter", FieldPlace::Body),
        ("header", FieldPlace::Header),
    ];
    places
        .into_iter()
        .find_map(|(name, place)| words.contains(name).then_some(place))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Mark;

    fn coded(text: &str) -> Styled {
        let mut styled = Styled::default();
        for (index, part) in text.split('`').enumerate() {
            let start = styled.text.len();
            styled.text += part;
            if index % 2 == 1 {
                let end = styled.text.len();
                styled.marks.push(Mark {
                    start,
                    end,
                    kind: MarkKind::Code,
                });
            }
        }
        styled
    }

    #[test]
    fn names_in_sentences() {
        let cases = [
            (
                "The parameters `a` and `b` are required in every call.",
                "a:Required b:Required",
            ),
            ("The `name` is required.", "name:Required"),
            ("The optional parameter `deep` shows more.", "deep:Optional"),
            ("Pass the new place as `position`, an integer.", "position"),
            ("You can set `html` to `1`.", "html"),
            ("The answer holds the field `id`.", ""),
            (
                "The body has to have `document`, which is the PDF encoded in Base64.",
                "document:Required",
            ),
            (
                "You must provide `depth`, in metres (0 to 130), and `minutes`, an integer.",
                "depth:Required minutes:Required",
            ),
            ("You can say how many copies you want with `copies`.", "copies"),
            ("`sides` is either `one` or `two`.", "sides"),
            ("Think of `nothing` at all.", ""),
        ];
        for (text, wanted) in cases {
            let told = told(&coded(text));
            let read = told.fields.iter().filter(|_| !is_of_answer(&told.bare)).map(|field| {
                let presence = field.presence;
                presence.map_or(field.name.clone(), |presence| format!("{}:{presence:?}", field.name))
            });
            let read = read.collect::<Vec<_>>().join(" ");
            assert_eq!(read, wanted, "{text}");
        }
    }
}
