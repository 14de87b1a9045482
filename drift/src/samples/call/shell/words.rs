//! The words of a command, as a shell sees them, and as pages print them.

use super::super::super::lines::Lines;

/// How many words of a command are read.
const MAX_WORDS: usize = 300;

/// A word, and the line in which it begins.
pub(super) struct Word {
    pub(super) text: String,
    pub(super) line: u32,
}

/// The words of a command; a backslash at the end of a line goes on in the next one, and so does a line after which an option
/// follows, since pages lose backslashes.
pub(super) fn words(text: &str, start: usize, lines: &Lines) -> (Vec<Word>, usize, Option<&'static str>) {
    let mut words: Vec<Word> = Vec::new();
    let mut damage = None;
    let mut current: Option<Word> = None;
    let mut letters = text.get(start..).unwrap_or("").char_indices().peekable();
    while let Some((offset, letter)) = letters.next() {
        let at = start + offset;
        let rest = text.get(at + letter.len_utf8()..).unwrap_or("");
        match letter {
            '\\' | '^' if rest.trim_start_matches([' ', '\t', '\r']).starts_with('\n') => {
                while letters.next_if(|(_, next)| next.is_whitespace()).is_some() {}
                words.extend(current.take());
            }
            '\n' => {
                words.extend(current.take());
                if !goes_on(rest) {
                    return (words, at, damage);
                }
            }
            ';' if current.is_none() => return (words, at, damage),
            '|' | '>' if current.is_none() => {
                let line_end = rest
                    .find('\n')
                    .map_or(text.len(), |length| at + letter.len_utf8() + length);
                return (words, line_end, damage);
            }
            '&' if current.is_none() => {}
            _ if letter.is_whitespace() => words.extend(current.take()),
            _ => {
                let word = current.get_or_insert_with(|| Word {
                    text: String::new(),
                    line: lines.at(at),
                });
                match closing(letter) {
                    Some(close) if word.text == "$" || is_quote_start(&word.text, letter) => {
                        if word.text == "$" {
                            word.text.clear();
                        }
                        let is_odd = !matches!(letter, '"' | '\'');
                        if is_odd {
                            damage = damage.or(Some("quotes that no shell knows"));
                        }
                        let is_raw = letter == '\'';
                        let mut is_closed = false;
                        while let Some((_, inner)) = letters.next() {
                            if close.contains(&inner) {
                                is_closed = true;
                                break;
                            }
                            if inner == '\\' && !is_raw {
                                match letters.next() {
                                    Some((_, escaped @ ('"' | '\\' | '$' | '`'))) => word.text.push(escaped),
                                    Some((_, '\n')) => word.text.push('\n'),
                                    Some((_, other)) => word.text.extend(['\\', other]),
                                    None => {}
                                }
                            } else {
                                word.text.push(inner);
                            }
                        }
                        if !is_closed {
                            damage = damage.or(Some("a quote that is not closed"));
                        }
                    }
                    _ if letter == '\\' => word.text.extend(letters.next().map(|(_, escaped)| escaped)),
                    _ => word.text.push(letter),
                }
            }
        }
        if words.len() >= MAX_WORDS {
            return (words, at, Some("it has too many words"));
        }
    }
    words.extend(current);
    (words, text.len(), damage)
}

fn closing(letter: char) -> Option<&'static [char]> {
    match letter {
        '"' => Some(&['"']),
        '\'' => Some(&['\'']),
        '“' | '”' => Some(&['”', '“']),
        '‘' | '’' => Some(&['’', '‘']),
        _ => None,
    }
}

/// An apostrophe inside a word that is no quote of a shell: only smart ones are taken for letters there.
fn is_quote_start(before: &str, letter: char) -> bool {
    matches!(letter, '"' | '\'') || before.is_empty() || before.ends_with('=')
}

/// Whether the next line belongs to the command although no backslash says so.
fn goes_on(rest: &str) -> bool {
    let line = rest.trim_start_matches([' ', '\t']);
    let is_option =
        line.starts_with(['-', '–', '—']) && line.chars().nth(1).is_some_and(|c| c.is_ascii_alphabetic() || c == '-');
    is_option
        || line.starts_with("'http")
        || line.starts_with("\"http")
        || line.starts_with("http://")
        || line.starts_with("https://")
}
