//! Compiles `pattern`. `\d`, `\w`, `\s` and `\b` are ASCII, as in the engines of the services that such patterns are copied
//! from; everything else is about characters, not bytes.

use std::cell::RefCell;
use std::collections::HashMap;

use regex::{Regex, RegexBuilder};

/// The most that a compiled pattern may weigh, in bytes.
const SIZE_LIMIT: usize = 1 << 20;

/// How deep the groups of a pattern may nest.
const NEST_LIMIT: u32 = 50;

/// How many patterns a thread keeps compiled.
const KEPT: usize = 64;

thread_local! {
    static COMPILED: RefCell<HashMap<String, Option<Regex>>> = RefCell::default();
}

/// Whether a text matches a pattern; `None` if the pattern does not compile. A list may have a hundred thousand items, so
/// what was compiled is kept for the next text.
pub(super) fn pattern_matches(pattern: &str, text: &str) -> Option<bool> {
    COMPILED.with_borrow_mut(|compiled| {
        if !compiled.contains_key(pattern) {
            if compiled.len() >= KEPT {
                compiled.clear();
            }
            compiled.insert(pattern.to_owned(), compile_pattern(pattern).ok());
        }
        let regex = compiled.get(pattern)?.as_ref()?;
        Some(regex.is_match(text))
    })
}

/// Compiles a pattern, or says in a few words why it does not compile.
pub fn compile_pattern(pattern: &str) -> Result<Regex, String> {
    let ascii = spell_out_ascii(pattern)?;
    RegexBuilder::new(&ascii)
        .size_limit(SIZE_LIMIT)
        .nest_limit(NEST_LIMIT)
        .build()
        .map_err(|error| reason(&error))
}

/// The engine shows the pattern and marks a place; the diagnostic does that better, so only the last words are kept.
fn reason(error: &regex::Error) -> String {
    if let regex::Error::CompiledTooBig(_) = error {
        return "it is too large once compiled".to_owned();
    }
    let shown = error.to_string();
    let last = shown.lines().last().unwrap_or_default();
    last.strip_prefix("error: ").unwrap_or(last).to_owned()
}

/// Replaces the escapes that the engine would take as Unicode, and refuses what depends on its Unicode tables: whether they
/// are linked in depends on the rest of the build.
fn spell_out_ascii(pattern: &str) -> Result<String, String> {
    let mut spelled = String::with_capacity(pattern.len());
    let mut characters = pattern.chars().peekable();
    let mut brackets = 0_usize;
    while let Some(character) = characters.next() {
        match character {
            '\\' => match characters.next() {
                Some(escaped) => spelled.push_str(&spell_out_escape(escaped, brackets > 0)?),
                None => spelled.push('\\'),
            },
            '(' if brackets == 0 && characters.peek() == Some(&'?') => {
                refuse_flags(characters.clone().skip(1))?;
                spelled.push('(');
            }
            _ => {
                brackets = depth_after(brackets, character);
                spelled.push(character);
            }
        }
    }
    Ok(spelled)
}

fn depth_after(brackets: usize, character: char) -> usize {
    match character {
        '[' => brackets + 1,
        ']' => brackets.saturating_sub(1),
        _ => brackets,
    }
}

fn spell_out_escape(escaped: char, in_brackets: bool) -> Result<String, String> {
    let spelled = match escaped {
        'd' => "[0-9]",
        'D' => "[^0-9]",
        'w' => "[0-9A-Za-z_]",
        'W' => "[^0-9A-Za-z_]",
        's' => "[\\t-\\r ]",
        'S' => "[^\\t-\\r ]",
        'b' if !in_brackets => "(?-u:\\b)",
        'B' if !in_brackets => "(?-u:\\B)",
        '<' if !in_brackets => "(?-u:\\<)",
        '>' if !in_brackets => "(?-u:\\>)",
        'p' | 'P' => {
            return Err("character properties such as `\\p{L}` are not supported".to_owned());
        }
        other => return Ok(format!("\\{other}")),
    };
    Ok(spelled.to_owned())
}

/// `flags` begins after `(?`.
fn refuse_flags(flags: impl Iterator<Item = char>) -> Result<(), String> {
    let letters: String = flags
        .take_while(|flag| flag.is_ascii_alphabetic() || *flag == '-')
        .collect();
    if letters.starts_with('P') || !letters.contains(['i', 'u']) {
        return Ok(());
    }
    Err("the flags `i` and `u` are not supported; write both cases, as in `[Aa]`".to_owned())
}

#[cfg(test)]
mod tests {
    use super::compile_pattern;

    #[test]
    fn short_classes_are_ascii() {
        let digits = compile_pattern(r"^\d{3}$").unwrap();
        assert!(digits.is_match("123") && !digits.is_match("١٢٣"));
        let words = compile_pattern(r"^[\w-]+$").unwrap();
        assert!(words.is_match("a_1-") && !words.is_match("é"));
        let other = compile_pattern(r"^[^\W\d]+$").unwrap();
        assert!(other.is_match("a_") && !other.is_match("1") && !other.is_match("é"));
        let edge = compile_pattern(r"\bcat\b").unwrap();
        assert!(edge.is_match("a cat!") && edge.is_match("écat") && !edge.is_match("cats"));
        let inner = compile_pattern(r"\Bb\B").unwrap();
        assert!(inner.is_match("abc") && !inner.is_match("b"));
    }

    #[test]
    fn the_rest_is_about_characters() {
        assert!(compile_pattern("^.$").unwrap().is_match("é"));
        assert!(compile_pattern("^[^a]$").unwrap().is_match("é"));
        assert!(
            compile_pattern(r"^(?P<kind>\d)/(?:x|y)(?s:.)$")
                .unwrap()
                .is_match("1/x\n")
        );
        assert!(compile_pattern(r"^\[\(?i\)\\d$").unwrap().is_match(r"[(i)\d"));
    }

    #[test]
    fn refusals_say_why() {
        let refused = |pattern: &str| compile_pattern(pattern).unwrap_err();
        assert_eq!(refused("("), "unclosed group");
        assert_eq!(refused(r"\d{100000}{100000}"), "it is too large once compiled");
        assert_eq!(
            refused("(?i)a"),
            "the flags `i` and `u` are not supported; write both cases, as in `[Aa]`"
        );
        assert!(refused(r"\p{L}").contains("not supported"));
        assert!(refused("(?=a)").contains("look-around"));
        assert!(refused(r"(a)\1").contains("backreferences"));
        assert!(refused(&["(".repeat(100), ")".repeat(100)].concat()).contains("nest"));
        assert!(!refused(&"(".repeat(100_000)).is_empty());
        assert!(!refused("\\").is_empty());
    }
}
