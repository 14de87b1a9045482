//! Small edits of a spec's text: every one that a person might make in a moment, sensible or not. Whether what comes out
//! compiles is for the compiler to say.

use std::ops::Range;

/// A file after one edit.
pub(crate) struct Edit {
    /// What was done, for messages.
    pub(crate) told: String,
    /// The whole text.
    pub(crate) text: String,
}

/// Keys that are put into mappings.
const KEYS: &[&str] = &[
    "optional: true",
    "secret: true",
    "deprecated: It is old.",
    "about: Other words.",
    "note: A remark.",
    "sample: '7'",
    "default: '7'",
    "length: 1..7",
    "chars: 'a-z0-9'",
    "pattern: '^[a-z]$'",
    "range: 1..7",
    "items: 1..7",
    "unique: true",
    "multiple_of: 5",
    "format: email",
    "wire_name: other",
    "wire: text",
    "wire: base64",
    "also_read: [text]",
    "required_when: It is so.",
    "none: '-'",
    "send_null: true",
    "join: ','",
    "style: indexed",
    "flat: true",
    "item: one",
    "namespace: https://example.com/ns",
    "may_fail: true",
    "status: code",
];

/// Words that become other words.
const WORDS: &[(&str, &str)] = &[
    ("true", "false"),
    ("false", "true"),
    ("string", "int"),
    ("int", "string"),
    ("int", "float"),
    ("date", "string"),
    ("json", "form"),
    ("form", "json"),
    ("json", "xml"),
    ("query", "headers"),
    ("GET", "DELETE"),
    ("POST", "PUT"),
    ("list", "map"),
    ("empty", "json"),
    ("basic", "bearer"),
    ("enum", "one_of"),
    ("at_least_one_of", "exactly_one_of"),
    ("together", "in_order"),
    ("email", "uri"),
    ("required_if", "required_unless"),
];

/// Every edit of a file.
pub(crate) fn edits(text: &str) -> Vec<Edit> {
    let mut found = Vec::new();
    edit_blocks(text, &mut found);
    edit_words(text, &mut found);
    edit_mappings(text, &mut found);
    found
}

fn replaced(text: &str, range: Range<usize>, by: &str) -> String {
    format!("{}{by}{}", &text[..range.start], &text[range.end..])
}

/// A line with all that is indented below it: left out, behind the next one, or once more under another name.
fn edit_blocks(text: &str, found: &mut Vec<Edit>) {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let end = |start: usize| {
        let inside = lines[start + 1..]
            .iter()
            .take_while(|line| indent(line) > indent(lines[start]));
        start + 1 + inside.count()
    };
    for start in 0..lines.len() {
        let stop = end(start);
        let (before, block, after) = (
            lines[..start].concat(),
            lines[start..stop].concat(),
            lines[stop..].concat(),
        );
        let told = lines[start].trim();
        found.push(Edit {
            told: format!("without `{told}`"),
            text: format!("{before}{after}"),
        });
        if stop < lines.len() && indent(lines[stop]) == indent(lines[start]) {
            let next = end(stop);
            let (second, rest) = (lines[stop..next].concat(), lines[next..].concat());
            found.push(Edit {
                told: format!("`{told}` one later"),
                text: format!("{before}{second}{block}{rest}"),
            });
        }
        if let Some((name, rest)) = block.split_once(':') {
            found.push(Edit {
                told: format!("`{told}` twice"),
                text: format!("{before}{block}{name}_too:{rest}{after}"),
            });
        }
    }
}

/// A word that becomes another, here or everywhere; a number that becomes the next.
fn edit_words(text: &str, found: &mut Vec<Edit>) {
    let is_word = |character: char| character.is_ascii_alphanumeric() || character == '_';
    let mut at = 0;
    while let Some(start) = text[at..].find(is_word).map(|offset| at + offset) {
        let stop = text[start..]
            .find(|character| !is_word(character))
            .map_or(text.len(), |offset| start + offset);
        let word = &text[start..stop];
        at = stop;
        let mut others: Vec<String> = WORDS
            .iter()
            .filter(|(from, _)| *from == word)
            .map(|(_, to)| (*to).to_owned())
            .collect();
        others.push(match word.parse::<u64>() {
            Ok(number) => (number + 1).to_string(),
            Err(_) => format!("{word}s"),
        });
        for other in others {
            found.push(Edit {
                told: format!("`{word}` at {start} is `{other}`"),
                text: replaced(text, start..stop, &other),
            });
        }
        if word.parse::<u64>().is_err() && text[..start].find(word).is_none() {
            found.push(Edit {
                told: format!("every `{word}` is `other_{word}`"),
                text: text.replace(word, &format!("other_{word}")),
            });
            found.push(Edit {
                told: format!("every `{word}` is `Other{word}`"),
                text: text.replace(word, &format!("Other{word}")),
            });
        }
    }
}

/// Entries of mappings in braces: left out, exchanged, and new ones; a plain type that becomes a mapping.
fn edit_mappings(text: &str, found: &mut Vec<Edit>) {
    for (open, _) in text.match_indices(['{', '[']) {
        let Some(entries) = entries(text, open) else {
            continue;
        };
        for (index, entry) in entries.iter().enumerate() {
            let told = text[entry.clone()].trim();
            let with_comma = match entries.get(index + 1) {
                Some(next) => entry.start..next.start,
                None => index.checked_sub(1).map_or(entry.start, |last| entries[last].end)..entry.end,
            };
            found.push(Edit {
                told: format!("without `{told}`"),
                text: replaced(text, with_comma, ""),
            });
            if let Some(next) = entries.get(index + 1) {
                let (first, second) = (&text[entry.clone()], &text[next.clone()]);
                found.push(Edit {
                    told: format!("`{told}` one later"),
                    text: replaced(text, entry.start..next.end, &format!("{second},{first}")),
                });
            }
            if let Some((name, " string" | " int")) = text[entry.clone()].split_once(':') {
                for key in KEYS {
                    let name = name.trim();
                    found.push(Edit {
                        told: format!("`{name}` with `{key}`"),
                        text: replaced(text, entry.clone(), &format!(" {name}: {{ {key} }}")),
                    });
                }
            }
        }
        if let Some(last) = entries.last().filter(|_| text[open..].starts_with('{')) {
            for key in KEYS {
                let told = text[open..last.end].trim();
                found.push(Edit {
                    told: format!("`{key}` in `{told}`"),
                    text: replaced(text, last.end..last.end, &format!(", {key}")),
                });
            }
        }
    }
}

/// The entries of the mapping or list that opens there; `None`: it does not close.
fn entries(text: &str, open: usize) -> Option<Vec<Range<usize>>> {
    let mut depth = 0_usize;
    let mut quoted = false;
    let mut start = open + 1;
    let mut found = Vec::new();
    for (at, character) in text[open..]
        .char_indices()
        .map(|(offset, character)| (open + offset, character))
    {
        match character {
            '\'' => quoted = !quoted,
            _ if quoted => {}
            '{' | '[' => depth += 1,
            '}' | ']' => {
                depth -= 1;
                if depth == 0 {
                    found.push(start..text[..at].trim_end().len().max(start));
                    return Some(found);
                }
            }
            ',' if depth == 1 => {
                found.push(start..at);
                start = at + 1;
            }
            '\n' if depth == 1 && text[open..at].len() > 400 => return None,
            _ => {}
        }
    }
    None
}
