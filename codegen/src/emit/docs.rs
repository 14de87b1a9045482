//! Text of a spec as rustdoc. Text stays text: it opens no code block (which `cargo test` would run), no link, no HTML
//! and no table column.

use crate::model::{Api, Evidence};

/// A spec's text in one line of Markdown. Inline code stays code; everything else that Markdown or HTML would act on is
/// escaped.
pub(super) fn plain(text: &str) -> String {
    without_block_start(plain_inside(text))
}

/// The same behind other text of its line.
pub(super) fn plain_inside(text: &str) -> String {
    let text = one_line(text);
    let pieces: Vec<&str> = text.split('`').collect();
    // Back-quotes that do not pair up are no code.
    if pieces.len().is_multiple_of(2) || pieces.iter().skip(1).step_by(2).any(|code| code.trim().is_empty()) {
        return escaped(&text.replace('`', "'"));
    }
    let mut out = String::new();
    for (index, piece) in pieces.iter().enumerate() {
        match index % 2 {
            0 => out.push_str(&escaped(piece)),
            _ => out.push_str(&code(piece)),
        }
    }
    out
}

/// Inline code of any text. A bar is escaped, since code stands in table cells too.
pub(super) fn code(text: &str) -> String {
    format!("`{}`", one_line(text).replace('`', "'").replace('|', "\\|"))
}

/// A link to a page; the address was checked to be one.
pub(super) fn link(text: &str, address: &str) -> String {
    format!("[{text}](<{}>)", percent_encoded(address))
}

/// One paragraph of what a spec says of a thing that is a part of another, such as a field: with its note, its doubt and
/// the contradictions that it settles.
pub(super) fn about(api: &Api, text: Option<&str>, evidence: &Evidence) -> String {
    let about = plain(text.unwrap_or(UNEXPLAINED));
    [about]
        .into_iter()
        .chain(said(api, evidence))
        .collect::<Vec<_>>()
        .join(" ")
}

/// Stands where a spec says nothing.
pub(super) const UNEXPLAINED: &str = "Not explained by the documentation.";

/// A list of a note, a doubt and each contradiction that is settled here; it ends the paragraph before it.
pub(super) fn evidence(api: &Api, evidence: &Evidence) -> Vec<String> {
    said(api, evidence).map(|line| format!("* {line}")).collect()
}

fn said(api: &Api, evidence: &Evidence) -> impl Iterator<Item = String> {
    let texts = [("Note", &evidence.note), ("Doubt", &evidence.doubt)];
    let said = texts
        .into_iter()
        .filter_map(|(mark, text)| Some(marked(mark, &text.as_ref()?.value)));
    let conflicts = evidence.conflicts.iter().filter_map(|name| {
        let conflict = api
            .conflicts
            .iter()
            .find(|conflict| conflict.name.value == name.value)?;
        Some(marked(
            "Sources disagree",
            &format!("{} Decision: {}", conflict.about, conflict.decision),
        ))
    });
    said.chain(conflicts)
}

/// A text behind a word in bold.
pub(super) fn marked(mark: &str, text: &str) -> String {
    format!("**{mark}:** {}", plain_inside(text))
}

/// Text that ends a sentence.
pub(super) fn sentence_end(text: &str) -> String {
    let text = plain_inside(text);
    match text.ends_with(['.', '!', '?']) {
        true => text,
        false => text + ".",
    }
}

/// White space and control characters become single spaces.
pub(super) fn one_line(text: &str) -> String {
    let words: Vec<&str> = text
        .split(|letter: char| letter.is_whitespace() || letter.is_control() || is_invisible(letter))
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}

/// Marks that change the direction of text or have no width: the compiler warns of them, a reader does not see them.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    let mut previous = ' ';
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied().unwrap_or(' ');
        if is_markup(letter, previous, next) {
            out.push('\\');
        }
        out.push(letter);
        previous = letter;
    }
    out
}

fn is_markup(letter: char, previous: char, next: char) -> bool {
    match letter {
        '\\' | '[' | ']' | '<' | '|' | '*' => true,
        // Inside a word it is no emphasis.
        '_' => !(previous.is_alphanumeric() && next.is_alphanumeric()),
        '~' => next == '~' || previous == '~',
        '&' => next.is_alphanumeric() || next == '#',
        _ => false,
    }
}

/// A list, a quotation, a heading or a fence begins only at the start of a line.
fn without_block_start(line: String) -> String {
    match line.chars().next() {
        Some('-' | '+' | '=' | '>' | '#' | '~' | '0'..='9') => format!("&#8203;{line}"),
        _ => line,
    }
}

fn percent_encoded(address: &str) -> String {
    let mut out = String::new();
    for letter in one_line(address).chars() {
        match letter {
            '<' | '>' | '`' | '\\' | ' ' | '"' => out.push_str(&format!("%{:02X}", u32::from(letter))),
            _ => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn text_of_a_spec_stays_text() {
        for (text, expected) in [
            ("plain snake_case", "plain snake_case"),
            ("two\nlines\tand  space", "two lines and space"),
            ("code `a|b` stays", "code `a\\|b` stays"),
            ("```\nfn main() {}\n```", "''' fn main() {} '''"),
            ("<script>", "\\<script>"),
            ("[link](x)", "\\[link\\](x)"),
            ("an ` odd one", "an ' odd one"),
            ("a */ b // c", "a \\*/ b // c"),
            ("_emphasis_ & more", "\\_emphasis\\_ & more"),
            ("1. a list?", "&#8203;1. a list?"),
        ] {
            assert_eq!(plain(text), expected, "{text}");
        }
    }
}
