//! Makes up texts that match a regular expression, walking its parsed form.

use crate::constraint::compile_pattern;
use regex_syntax::hir::{Class, Hir, HirKind, Repetition};

/// Longest text that is made up, in bytes.
const LONGEST: usize = 4096;

/// How much longer than it must be a text gets, when a length is asked for beside the pattern.
const MOST_EXTRA: u32 = 20;

/// Texts that match, the shortest first. Not all of them do: a word boundary or an anchor in the middle may forbid one.
pub(super) fn matching_texts(pattern: &str, turn: usize) -> impl Iterator<Item = String> {
    // The compiled pattern knows its own text with the short classes spelled out in ASCII.
    let spelled = compile_pattern(pattern)
        .map(|regex| regex.as_str().to_owned())
        .unwrap_or_default();
    let parsed = regex_syntax::Parser::new().parse(&spelled).ok();
    (0..=MOST_EXTRA).filter_map(move |extra| {
        let mut writer = Writer {
            text: Vec::new(),
            turn,
            extra,
        };
        writer.write(parsed.as_ref()?);
        String::from_utf8(writer.text).ok()
    })
}

struct Writer {
    text: Vec<u8>,
    turn: usize,
    extra: u32,
}

impl Writer {
    fn write(&mut self, hir: &Hir) {
        match hir.kind() {
            HirKind::Empty | HirKind::Look(_) => {}
            HirKind::Literal(literal) => self.text.extend_from_slice(&literal.0),
            HirKind::Class(class) => self.write_class(class),
            HirKind::Repetition(repetition) => self.write_repetition(repetition),
            HirKind::Capture(capture) => self.write(&capture.sub),
            HirKind::Concat(parts) => parts.iter().for_each(|part| self.write(part)),
            HirKind::Alternation(choices) => {
                if let Some(choice) = choices.get(self.turn % choices.len()) {
                    self.write(choice);
                }
            }
        }
    }

    fn write_repetition(&mut self, repetition: &Repetition) {
        let wanted = repetition.min.saturating_add(self.extra);
        let times = repetition.max.map_or(wanted, |max| max.min(wanted));
        for _ in 0..times {
            let before = self.text.len();
            self.write(&repetition.sub);
            if self.text.len() > LONGEST || self.text.len() == before {
                break;
            }
        }
    }

    /// Digits count up with the place, so that nine of them read as a number and not as nine zeros.
    fn write_class(&mut self, class: &Class) {
        let at = self.text.len() + self.turn;
        let nth = |first: u8, count: usize| char::from(first + u8::try_from(at % count).unwrap_or_default());
        let digit = char::from(b'0' + u8::try_from((at + 1) % 10).unwrap_or_default());
        let liked = [digit, nth(b'a', 26), nth(b'A', 26)];
        let usual = ('0'..='9').chain('a'..='z').chain('A'..='Z').chain('!'..='~');
        let contains = |character: &char| match class {
            Class::Unicode(class) => class
                .iter()
                .any(|range| (range.start()..=range.end()).contains(character)),
            Class::Bytes(class) => {
                let byte = u8::try_from(*character).unwrap_or_default();
                class.iter().any(|range| (range.start()..=range.end()).contains(&byte))
            }
        };
        let any = match class {
            Class::Unicode(class) => class.iter().next().map(|range| range.start()),
            Class::Bytes(_) => None,
        };
        if let Some(character) = liked.into_iter().chain(usual).find(contains).or(any) {
            self.text
                .extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
        }
    }
}
