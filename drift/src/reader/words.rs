//! Stretches of styled text, and what a word looks like.

use crate::page::{Mark, MarkKind, Styled};
use crate::phrases::{self, Topic};

/// How many words of the page a place quotes.
const QUOTED_WORDS: usize = 12;

/// How long the text of a fact may be; a page can be made to hold anything.
const MAX_TEXT: usize = 400;

/// Ends of headings that say nothing more.
const OF_THIS: [&str; 12] = [
    " of this call",
    " for this call",
    " of this method",
    " for this method",
    " of this request",
    " for this request",
    " of this endpoint",
    " for this endpoint",
    " of this operation",
    " for this operation",
    " of this function",
    " for this function",
];

/// What words above a block say of it: as a whole, or what stands before a colon or a bracket.
pub(super) fn topic(words: &str) -> Option<Topic> {
    let words = without_number(words.trim().trim_end_matches([':', '.', ' ']));
    let part = |separator: &str| words.split_once(separator).map(|(part, _)| part.trim());
    let numbered = words.trim_end_matches(|character: char| character.is_ascii_digit());
    let numbered = (numbered.len() < words.len()).then(|| numbered.trim());
    let of_this = OF_THIS
        .iter()
        .find_map(|end| words.to_ascii_lowercase().ends_with(end).then_some(end.len()));
    let of_this = of_this.and_then(|end| words.get(..words.len() - end));
    let parts = [
        Some(words),
        part(": "),
        part(" ("),
        part(" - "),
        part(" \u{2013} "),
        numbered,
        of_this,
    ];
    parts
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .find_map(phrases::topic)
        .or_else(|| speaks_of_errors(words).then_some(Topic::Errors))
}

/// The same, and where fields go if it says only which of them must be there: `Required query parameters`.
pub(super) fn topics(words: &str) -> Vec<Topic> {
    let first = topic(words);
    let lower = words.to_ascii_lowercase();
    let bare = ["required ", "optional ", "mandatory "].iter().find_map(|word| {
        let found = lower.find(word)?;
        Some(format!("{}{}", lower.get(..found)?, lower.get(found + word.len()..)?))
    });
    let second = bare
        .filter(|_| matches!(first, Some(Topic::RequestWith(_))))
        .and_then(|bare| topic(&bare));
    first.into_iter().chain(second).collect()
}

/// What a heading says of what follows, without the badges in it: `Request body application/json required`.
pub(super) fn heading_topic(heading: &Styled) -> Option<Topic> {
    let whole = heading.text.trim_end_matches([':', ' ']);
    let badges = heading
        .marks
        .iter()
        .filter(|mark| mark.kind == MarkKind::Badge && mark.start > 0);
    let bare = badges.map(|mark| mark.start).min().and_then(|start| whole.get(..start));
    let typed = || {
        let words: Vec<_> = whole.split_whitespace().collect();
        let is_mark = |word: &&str| word.contains('/') || matches!(*word, "required" | "optional");
        let kept = words.len() - words.iter().rev().take_while(|word| is_mark(word)).count();
        (kept < words.len())
            .then(|| topic(&words.get(..kept)?.join(" ")))
            .flatten()
    };
    topic(whole).or_else(|| topic(bare?)).or_else(typed)
}

/// A heading without its number: `2.1 Parameters`, `A2: Response`, `Step 3 - Response`.
fn without_number(words: &str) -> &str {
    let words_after = |first: &str| words.get(first.len()..).unwrap_or_default();
    let first = words.split([' ', ':', ')']).next().unwrap_or_default();
    let number = first
        .strip_prefix(|letter: char| letter.is_ascii_uppercase())
        .unwrap_or(first);
    let is_number = number.trim_end_matches('.').len() <= 6
        && number.starts_with(|digit: char| digit.is_ascii_digit())
        && number.chars().all(|digit| digit.is_ascii_digit() || digit == '.');
    let rest = words_after(first);
    let is_set_off = number.contains('.') || number != first || rest.starts_with([':', ')']) || number.len() == 1;
    let rest = rest.trim_start_matches([':', ')', ' ', '-', '\u{2013}', '\u{2014}']);
    match is_number && is_set_off && !rest.is_empty() {
        true => rest,
        false => words,
    }
}

/// A few words with "error" among them.
fn speaks_of_errors(words: &str) -> bool {
    let mut parts = words.split(|character: char| !character.is_alphanumeric());
    let is_short = words.split_whitespace().count() <= 4;
    is_short && parts.any(|part| part.eq_ignore_ascii_case("error") || part.eq_ignore_ascii_case("errors"))
}

/// The stretch from one byte to another, with its marks; empty where the bytes are no boundaries.
pub(super) fn slice(text: &Styled, start: usize, end: usize) -> Styled {
    let Some(whole) = text.text.get(start..end) else {
        return Styled::default();
    };
    let start = start + (whole.len() - whole.trim_start().len());
    let words = whole.trim();
    let end = start + words.len();
    let marks = text.marks.iter().filter(|mark| mark.start < end && mark.end > start);
    let marks = marks.map(|mark| Mark {
        start: mark.start.max(start) - start,
        end: mark.end.min(end) - start,
        kind: mark.kind.clone(),
    });
    Styled {
        marks: marks.collect(),
        text: words.to_owned(),
    }
}

/// The lines that the page forces.
pub(super) fn lines(text: &Styled) -> Vec<Styled> {
    let mut start = 0;
    let mut found = Vec::new();
    for line in text.text.split('\n') {
        let end = start + line.len();
        let styled = slice(text, start, end);
        if !styled.text.is_empty() {
            found.push(styled);
        }
        start = end + 1;
    }
    found
}

/// Sentences, as byte ranges. Dots inside of names, numbers and addresses end none.
pub(super) fn sentences(text: &Styled) -> Vec<Styled> {
    let mut found = Vec::new();
    let mut start = 0;
    let bytes = text.text.as_bytes();
    for (index, byte) in bytes.iter().enumerate() {
        let is_end = match byte {
            b'\n' => true,
            b'.' | b'!' | b'?' => bytes.get(index + 1).is_some_and(|next| *next == b' '),
            _ => false,
        };
        if is_end {
            found.push(slice(text, start, index + 1));
            start = index + 1;
        }
    }
    found.push(slice(text, start, text.text.len()));
    found.retain(|sentence| !sentence.text.is_empty());
    found
}

/// Texts one after the other, in lines.
pub(super) fn join(texts: &[Styled]) -> Styled {
    let mut joined = Styled::default();
    for text in texts.iter().filter(|text| !text.text.is_empty()) {
        if !joined.text.is_empty() {
            joined.text.push('\n');
        }
        let offset = joined.text.len();
        joined.text += &text.text;
        joined.marks.extend(text.marks.iter().map(|mark| Mark {
            start: mark.start + offset,
            end: mark.end + offset,
            kind: mark.kind.clone(),
        }));
    }
    joined
}

/// The end of the mark with which a text begins, if its kind sets a name apart.
pub(super) fn leading_mark(text: &Styled) -> Option<usize> {
    let marks = text
        .marks
        .iter()
        .filter(|mark| mark.start == 0 && sets_apart(&mark.kind));
    marks.map(|mark| mark.end).max()
}

/// Whether a whole text is set apart as strong.
pub(super) fn is_all_strong(text: &Styled) -> bool {
    let words = text.text.trim_end_matches([':', ' ']).len();
    let mut strong = text.marks.iter().filter(|mark| mark.kind == MarkKind::Strong);
    strong.any(|mark| mark.start == 0 && mark.end >= words && words > 0)
}

fn sets_apart(kind: &MarkKind) -> bool {
    matches!(
        kind,
        MarkKind::Code | MarkKind::Strong | MarkKind::Emphasis | MarkKind::Struck | MarkKind::Badge
    )
}

/// Whether it can be a field's name: no spaces, begins with a letter or one of the signs that names begin with.
pub(super) fn is_name(word: &str) -> bool {
    let mut characters = word.chars();
    let first = characters.next();
    first.is_some_and(|first| first.is_alphabetic() || matches!(first, '_' | '@' | '$' | '#'))
        && word.len() <= 120
        && word.chars().filter(|character| *character == ' ').count() == 0
        && characters.all(|character| character.is_alphanumeric() || "_-.[]:@/$#{}<>*".contains(character))
}

/// Whether a word looks like a name of a machine's making: `order_id`, `orderId`, `order.id`, `X-Key`, `id`.
pub(super) fn is_machine_name(word: &str) -> bool {
    let has_hump = word
        .chars()
        .zip(word.chars().skip(1))
        .any(|(a, b)| a.is_lowercase() && b.is_uppercase());
    is_name(word) && (has_hump || word.contains(['_', '.', '[', '-', '@']) || !word.contains(char::is_uppercase))
}

/// At most twelve words.
pub(super) fn quote(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().take(QUOTED_WORDS).collect();
    cut(&printable(&words.join(" ")), MAX_TEXT)
}

/// In one line, without control characters, of bounded length.
pub(super) fn plain(text: &str) -> String {
    cut(&printable(&crate::text::one_line(text)), MAX_TEXT)
}

/// No more bytes than that, and no half character.
pub(super) fn cut(text: &str, max: usize) -> String {
    text.get(..crate::text::boundary(text, max))
        .unwrap_or_default()
        .to_owned()
}

fn printable(text: &str) -> String {
    text.chars()
        .filter(|character| !crate::text::is_hidden(*character))
        .collect()
}

/// Without the quotes around it.
pub(super) fn unquoted(text: &str) -> &str {
    let text = text.trim();
    let pairs = [
        ('"', '"'),
        ('\'', '\''),
        ('`', '`'),
        ('\u{201c}', '\u{201d}'),
        ('\u{2018}', '\u{2019}'),
    ];
    let found = pairs
        .into_iter()
        .find_map(|(open, close)| text.strip_prefix(open)?.strip_suffix(close));
    found.unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slice_keeps_the_marks_inside_of_it() {
        let text = Styled {
            text: "an amount of x".to_owned(),
            marks: vec![Mark {
                start: 3,
                end: 9,
                kind: MarkKind::Code,
            }],
        };
        let part = slice(&text, 2, 14);
        assert_eq!(part.text, "amount of x");
        assert_eq!(
            part.marked(|kind| *kind == MarkKind::Code).collect::<Vec<_>>(),
            ["amount"]
        );
        assert_eq!(slice(&text, 10, 14).marks, []);
        assert_eq!(slice(&text, 10, 99), Styled::default());
    }

    #[test]
    fn names_of_machines() {
        for word in ["id", "order_id", "orderId", "X-Key", "client.name", "items[]", "@type"] {
            assert!(is_machine_name(word), "{word}");
        }
        for word in ["Europe", "John Smith", "2019", "", "Price:"] {
            assert!(!is_machine_name(word), "{word}");
        }
    }

    #[test]
    fn sentences_end_at_dots_before_spaces() {
        let text = Styled::plain("Send client.name. At most 1.5 kg.\nNo more");
        let found: Vec<_> = sentences(&text).into_iter().map(|sentence| sentence.text).collect();
        assert_eq!(found, ["Send client.name.", "At most 1.5 kg.", "No more"]);
    }
}
