//! Fields that only sentences name: "The `name` is required", "with the parameters `a` and `b`".

use std::sync::LazyLock;

use regex::Regex;

use crate::page::{MarkKind, Styled};
use crate::phrases::{self, Context};

use super::collect::Collector;
use super::setting::{Direction, Setting};
use super::{Certainty, Claim, Place, Presence, names, words};

/// What stands for a name while patterns look at the words around it.
const NAME: &str = "\u{1}";

/// Words around names that make fields of them; the presence that they state, if any.
static PATTERNS: LazyLock<Vec<(Regex, Option<Presence>)>> = LazyLock::new(|| {
    let names = format!("(?:{NAME}(?:,? (?:and|or) |, )?)+");
    let noun = "(?:parameters?|arguments?|fields?|attributes?|elements?|variables?|keys?)";
    let patterns = [
        (
            format!("(?:required|mandatory) (?:\\w+ )?{noun} {names}"),
            Some(Presence::Required),
        ),
        (format!("optional (?:\\w+ )?{noun} {names}"), Some(Presence::Optional)),
        (
            format!("{names} (?:{noun} )?(?:is|are) (?:both |all |also )?(?:required|mandatory)"),
            Some(Presence::Required),
        ),
        (
            format!("{names} (?:{noun} )?(?:is|are) (?:both |all |also )?optional"),
            Some(Presence::Optional),
        ),
        (format!("{noun} {names}"), None),
        (format!("{names} {noun}"), None),
        (
            format!("(?:pass|send|set|include|specify|provide|supply|give) (?:[\\w']+ ){{0,6}}(?:as |in |by )?{names}"),
            None,
        ),
    ];
    let compiled = patterns
        .into_iter()
        .filter_map(|(pattern, presence)| Some((Regex::new(&format!("(?i){pattern}")).ok()?, presence)));
    compiled.collect()
});

/// Reads fields out of a text, sentence by sentence.
pub(super) fn read(text: &Styled, setting: &Setting, place: &Place, out: &mut Collector) {
    for sentence in words::sentences(text) {
        let (bare, found) = with_signs(&sentence);
        if found.is_empty() || is_of_answer(&bare) {
            continue;
        }
        for (index, name) in found.iter().enumerate() {
            let Some(presence) = around(&bare, index) else { continue };
            let subject = Direction::Request.subject(name.clone());
            let mut place = place.clone();
            place.quote = words::quote(&sentence.text);
            out.add(
                setting.owner,
                subject.clone(),
                Claim::Exists(None),
                Certainty::Parsed,
                &place,
            );
            if let Some(presence) = presence {
                out.add(
                    setting.owner,
                    subject.clone(),
                    Claim::Presence(presence),
                    Certainty::Parsed,
                    &place,
                );
            }
            if found.len() == 1 {
                let context = Context {
                    name,
                    siblings: &found,
                    ty: None,
                };
                for said in phrases::description(&sentence, &context).claims {
                    out.say_as(setting.owner, &subject, said, Certainty::Parsed, &place);
                }
            }
        }
    }
}

/// The sentence with a sign for each name that is set apart as code, and the names.
fn with_signs(sentence: &Styled) -> (String, Vec<String>) {
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
            found.push(name);
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

/// Whether the words around a name make a field of it, and what they say of its presence.
fn around(bare: &str, index: usize) -> Option<Option<Presence>> {
    let at = bare.match_indices(NAME).nth(index)?.0;
    let mut found = PATTERNS.iter().filter_map(|(pattern, presence)| {
        let is_here = pattern
            .find_iter(bare)
            .any(|found| found.start() <= at && at < found.end());
        is_here.then_some(*presence)
    });
    found.next()
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
            ("Think of `nothing` at all.", ""),
        ];
        for (text, wanted) in cases {
            let (bare, found) = with_signs(&coded(text));
            let read = found
                .iter()
                .enumerate()
                .filter(|_| !is_of_answer(&bare))
                .filter_map(|(index, name)| {
                    let presence = around(&bare, index)?;
                    Some(presence.map_or(name.clone(), |presence| format!("{name}:{presence:?}")))
                });
            let read = read.collect::<Vec<_>>().join(" ");
            assert_eq!(read, wanted, "{text}");
        }
    }
}
