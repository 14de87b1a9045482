//! Descriptions, kept short.

use specwright_codegen::writing::is_hidden;

/// How many characters a description keeps.
const LONGEST: usize = 160;

/// The first sentence of a description in one line, with a stop at its end.
pub(super) fn short(text: &str) -> Option<String> {
    let words = plain(text);
    let sentence = first_sentence(&words).trim();
    if !sentence.contains(char::is_alphanumeric) {
        return None;
    }
    let mut out: String = sentence.chars().take(LONGEST).collect();
    if out.len() < sentence.len() {
        let end = out.rfind(' ').unwrap_or(out.len());
        out.truncate(end);
        out.push('…');
    } else if !out.ends_with(['.', '!', '?', '…']) {
        out = out.trim_end_matches([':', ',', ';', ' ']).to_owned();
        out.push('.');
    }
    Some(super::names::capital(&out))
}

/// In one line, without tags of HTML, marks of headings and what cannot be seen.
fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut in_tag = false;
    let mut characters = text.chars().take(20 * LONGEST).peekable();
    while let Some(character) = characters.next() {
        let opens = character == '<'
            && characters
                .peek()
                .is_some_and(|next| next.is_ascii_alphabetic() || *next == '/');
        match character {
            '>' if in_tag => {
                in_tag = false;
                out.push(' ');
            }
            _ if in_tag => {}
            _ if opens => in_tag = true,
            hidden if is_hidden(hidden) => out.push(' '),
            shown => out.push(shown),
        }
    }
    let words: Vec<_> = out.split_whitespace().collect();
    words.join(" ").trim_start_matches(['#', '*', ' ', '-']).to_owned()
}

fn first_sentence(text: &str) -> &str {
    let mut start = 0;
    while let Some(at) = text.get(start..).and_then(|rest| rest.find(['.', '!', '?'])) {
        let end = start + at + 1;
        let (before, after) = (text.get(..end).unwrap_or(text), text.get(end..).unwrap_or_default());
        let is_short_form = ["e.g.", "i.e.", "etc.", "vs.", "approx."]
            .iter()
            .any(|form| before.ends_with(form));
        if (after.is_empty() || after.starts_with(' ')) && !is_short_form && before.chars().count() > 8 {
            return before;
        }
        start = end;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn the_first_sentence_is_kept() {
        let cases = [
            ("Lists pets. And more.", "Lists pets."),
            (
                "lists e.g. cats and dogs\n\nand more",
                "Lists e.g. cats and dogs and more.",
            ),
            ("<p>The <b>id</b> of it</p>", "The id of it."),
            ("version 1.2 of it", "Version 1.2 of it."),
        ];
        for (text, expected) in cases {
            assert_eq!(short(text).as_deref(), Some(expected));
        }
        assert_eq!(short(" \u{202e} - "), None);
        let long = short(&"word ".repeat(100)).unwrap();
        assert!(long.chars().count() <= 161 && long.ends_with('…'), "{long}");
    }
}
