//! Words in a spec's file: in quotes where they need them, folded, and nothing in them that cannot be seen.

/// Whether a character steers a terminal or the order of the text, or cannot be seen.
#[must_use]
pub fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{e000}'..='\u{f8ff}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{10ffff}')
}

/// More of a text is never looked at: a value of a megabyte is cut before anything else is done with it.
const MOST_CHARACTERS: usize = 2000;

/// Control characters, direction marks and characters without form become visible; the text stays in one line.
#[must_use]
pub fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len().min(MOST_CHARACTERS));
    for (at, character) in text.chars().enumerate() {
        if at == MOST_CHARACTERS {
            out.push('…');
            break;
        }
        match character {
            '\n' => out += "\\n",
            '\t' => out += "\\t",
            '\r' => out += "\\r",
            '\u{a0}' => out.push(' '),
            hidden if is_hidden(hidden) => out.extend(hidden.escape_unicode()),
            shown => out.push(shown),
        }
    }
    out
}

/// A text as a value of YAML that means this text wherever it stands: bare if it can be, else in quotes.
#[must_use]
pub fn quoted(text: &str) -> String {
    if is_bare(text) {
        text.to_owned()
    } else if text.contains(is_hidden) {
        escaped(text)
    } else {
        format!("'{}'", text.replace('\'', "''"))
    }
}

/// In double quotes, so that a spec holds no character that cannot be seen.
fn escaped(text: &str) -> String {
    let escape = |character: char| match character {
        '"' | '\\' => format!("\\{character}"),
        '\n' => "\\n".to_owned(),
        hidden if is_hidden(hidden) && hidden <= '\u{ffff}' => format!("\\u{:04x}", u32::from(hidden)),
        hidden if is_hidden(hidden) => format!("\\U{:08x}", u32::from(hidden)),
        shown => shown.to_string(),
    };
    let inside: String = text.chars().map(escape).collect();
    format!("\"{inside}\"")
}

fn is_bare(text: &str) -> bool {
    let begins_well = text.starts_with(|first: char| first.is_alphabetic() || first == '_' || first == '/');
    let is_plain = |c: char| !is_hidden(c) && !"#:,[]{}&*!|>'\"%@`".contains(c) && (c == ' ' || !c.is_whitespace());
    begins_well && text.chars().all(is_plain) && !text.ends_with(' ') && !is_word(text)
}

/// Whether it is a word that readers of YAML may take for something else than text.
#[must_use]
pub fn is_word(text: &str) -> bool {
    const WORDS: &[&str] = &["null", "true", "false", "yes", "no", "on", "off", "y", "n"];
    WORDS.contains(&text.to_ascii_lowercase().as_str())
}

/// Lines of at most so many characters, broken between words and, where a word is longer than a line, inside of it.
pub(super) fn wrapped(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(2);
    let mut lines = Vec::new();
    let mut line: Vec<char> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let word: Vec<char> = word.chars().collect();
        if !line.is_empty() && line.len() + 1 + word.len() > columns {
            lines.push(line.drain(..).collect());
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.extend(word);
        while line.len() > columns {
            lines.push(line.drain(..columns).collect());
        }
    }
    if !line.is_empty() {
        lines.push(line.into_iter().collect());
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrapped("one two three", 7), ["one two", "three"]);
        assert_eq!(wrapped("abcdefghij kl", 4), ["abcd", "efgh", "ij", "kl"]);
        assert!(wrapped("", 10).is_empty());
    }

    #[test]
    fn a_text_is_the_same_text_in_yaml() {
        for text in [
            "plain",
            "no",
            "a: b",
            "it's",
            "\u{1b}[31m",
            "{{x}}",
            "# x",
            "- x",
            "",
            " x",
            "*x",
        ] {
            let document = format!("a: {}", quoted(text));
            let mut diagnostics = crate::diagnostic::Diagnostics::default();
            let sources = crate::source::SourceSet::new([("a".to_owned(), document)]);
            let (id, file) = sources.iter().next().unwrap();
            let tree = crate::yaml::parse_tree(id, file, &mut diagnostics).unwrap();
            assert_eq!(tree.mapping().unwrap().get("a").unwrap().scalar().unwrap().text, text);
        }
    }
}
