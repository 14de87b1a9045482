//! Foreign text, made fit for one line of a report: nothing in it steers a terminal, and its width is known.

use unicode_width::UnicodeWidthChar;

use crate::text::MOST_CHARACTERS;
pub(crate) use crate::text::visible;

/// Words of a quote.
const MOST_WORDS: usize = 12;

/// The words of a quote in one line, at most twelve of them.
pub(crate) fn quoted_words(text: &str) -> String {
    let start: String = text.chars().take(MOST_CHARACTERS).collect();
    let mut words = start.split_whitespace();
    let mut quote: Vec<_> = words.by_ref().take(MOST_WORDS).collect();
    let is_cut = words.next().is_some() || start.len() < text.len();
    if is_cut && quote.last() != Some(&"…") {
        quote.push("…");
    }
    visible(&quote.join(" "))
}

/// How many columns a text takes. A character that is drawn over the one before counts as one: a line is rather too short.
pub(crate) fn width(text: &str) -> usize {
    text.chars().map(character_width).sum()
}

fn character_width(character: char) -> usize {
    character.width().unwrap_or(0).max(1)
}

/// The beginning of a text, with an ellipsis if it is longer than so many columns.
pub(crate) fn cut(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut out = taken(text.chars(), columns.saturating_sub(1));
    out.push('…');
    out
}

/// The end of a text, with an ellipsis if it is longer than so many columns.
pub(crate) fn cut_start(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let end = taken(text.chars().rev(), columns.saturating_sub(1));
    std::iter::once('…').chain(end.chars().rev()).collect()
}

fn taken(characters: impl Iterator<Item = char>, columns: usize) -> String {
    let mut left = columns;
    let mut out = String::new();
    for character in characters {
        let width = character_width(character);
        if width > left {
            break;
        }
        left -= width;
        out.push(character);
    }
    out
}

/// The text and as many spaces as it lacks.
pub(crate) fn padded(text: &str, columns: usize) -> String {
    let missing = columns.saturating_sub(width(text));
    format!("{text}{}", " ".repeat(missing))
}

/// Lines of at most so many columns, broken between words and, where a word is longer than a line, inside of it.
pub(crate) fn wrapped(text: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let mut rest = word;
        let space = usize::from(!line.is_empty());
        if !line.is_empty() && width(&line) + space + width(rest) > columns {
            lines.push(std::mem::take(&mut line));
        }
        while width(rest) > columns && line.is_empty() {
            let head = taken(rest.chars(), columns.max(2));
            rest = rest.get(head.len()..).unwrap_or_default();
            lines.push(head);
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line += rest;
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::is_hidden;

    #[test]
    fn what_steers_a_terminal_is_shown() {
        let cases = [
            ("plain", "plain"),
            ("a\nb\tc\r", "a\\nb\\tc\\r"),
            ("\u{1b}[31mred", "\\u{1b}[31mred"),
            ("a\u{9b}2J", "a\\u{9b}2J"),
            ("x\u{202e}y\u{2066}", "x\\u{202e}y\\u{2066}"),
            ("bell\u{7}", "bell\\u{7}"),
            ("zero\u{200b}width", "zero\\u{200b}width"),
            ("é 日本", "é 日本"),
        ];
        for (text, shown) in cases {
            assert_eq!(visible(text), shown);
        }
        assert_eq!(visible(&"x".repeat(10_000)).chars().count(), MOST_CHARACTERS + 1);
    }

    #[test]
    fn a_quote_is_cut_after_twelve_words() {
        assert_eq!(quoted_words("a  b\nc"), "a b c");
        assert_eq!(quoted_words("1 2 3 4 5 6 7 8 9 10 11 12"), "1 2 3 4 5 6 7 8 9 10 11 12");
        assert_eq!(
            quoted_words("1 2 3 4 5 6 7 8 9 10 11 12 13"),
            "1 2 3 4 5 6 7 8 9 10 11 12 …"
        );
    }

    #[test]
    fn texts_are_cut_at_either_end() {
        assert_eq!(cut("abcdef", 6), "abcdef");
        assert_eq!(cut("abcdefg", 6), "abcde…");
        assert_eq!(cut("日本語日本", 6), "日本…");
        assert_eq!(cut_start("abcdefg", 6), "…cdefg");
        assert_eq!(padded("日本", 6), "日本  ");
    }

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrapped("one two three", 7), ["one two", "three"]);
        assert_eq!(wrapped("abcdefghij kl", 4), ["abcd", "efgh", "ij", "kl"]);
        assert!(wrapped("", 10).is_empty());
    }

    proptest! {
        #[test]
        fn any_text_fits(text in "\\PC{0,200}|(?s).{0,200}", columns in 4_usize..60) {
            let shown = visible(&text);
            prop_assert!(!shown.contains(is_hidden));
            prop_assert!(width(&cut(&shown, columns)) <= columns);
            prop_assert!(width(&cut_start(&shown, columns)) <= columns);
            for line in wrapped(&shown, columns) {
                prop_assert!(width(&line) <= columns);
            }
        }
    }
}
