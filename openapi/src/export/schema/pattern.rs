//! Patterns of the language as regular expressions of ECMA 262, read with the flag `u` or without.

use std::iter::Peekable;
use std::str::Chars;

/// Characters that mean something in a pattern, and may therefore stand behind a `\`.
const SYNTAX: &str = "^$\\.*+?()[]{}|/";

/// What `\s` means in the language: ASCII, where ECMA 262 means all of Unicode.
const SPACE: &str = r"\t-\r ";

/// The inside of a bracketed class as a pattern of the whole text.
pub(crate) fn of_chars(chars: &str) -> String {
    let mut class = String::new();
    let mut rest = chars.chars().peekable();
    while let Some(character) = rest.next() {
        match (character, rest.peek().copied()) {
            ('\\', Some(escaped)) => {
                rest.next();
                push_escaped(escaped, &mut class);
            }
            (character, _) => push_in_class(character, &mut class),
        }
    }
    format!("^[{class}]*$")
}

/// What stands behind a `\` in the class of `chars`.
fn push_escaped(escaped: char, class: &mut String) {
    match escaped {
        's' => class.push_str(SPACE),
        'd' | 'w' | 't' | 'n' | 'r' => class.extend(['\\', escaped]),
        '-' => class.push_str("\\-"),
        other if SYNTAX.contains(other) => class.extend(['\\', other]),
        other => class.push(other),
    }
}

fn push_in_class(character: char, class: &mut String) {
    if matches!(character, '[' | ']' | '^') {
        class.push('\\');
    }
    class.push(character);
}

/// The same pattern; `None` if it uses what ECMA 262 does not have or takes for something else.
pub(crate) fn translated(pattern: &str) -> Option<String> {
    let mut out = String::with_capacity(pattern.len());
    let mut rest = pattern.chars().peekable();
    // Whether the last thing was a quantifier: a second one means laziness at most.
    let mut quantified = false;
    while let Some(character) = rest.next() {
        let mut is_quantifier = false;
        match character {
            '\\' => escape(rest.next()?, &mut out)?,
            '[' => class(&mut rest, &mut out)?,
            '(' => group(&mut rest, &mut out)?,
            '.' => out.push_str("[^\\n]"),
            ']' | '}' => out.extend(['\\', character]),
            '*' | '+' if quantified => return None,
            '*' | '+' => {
                is_quantifier = true;
                out.push(character);
            }
            '?' => {
                is_quantifier = !quantified;
                out.push('?');
            }
            '{' if quantified => return None,
            '{' => {
                is_quantifier = true;
                repetition(&mut rest, &mut out)?;
            }
            other => out.push(other),
        }
        quantified = is_quantifier;
    }
    Some(out)
}

fn escape(escaped: char, out: &mut String) -> Option<()> {
    match escaped {
        'd' | 'D' | 'w' | 'W' | 'b' | 'B' | 't' | 'n' | 'r' | 'f' | 'v' => out.extend(['\\', escaped]),
        's' => out.push_str(r"[\t-\r ]"),
        'S' => out.push_str(r"[^\t-\r ]"),
        'A' => out.push('^'),
        'z' => out.push('$'),
        other if SYNTAX.contains(other) => out.extend(['\\', other]),
        other if !other.is_alphanumeric() && !matches!(other, '<' | '>') => out.push(other),
        _ => return None,
    }
    Some(())
}

/// `{2}`, `{2,}`, `{2,5}`.
fn repetition(rest: &mut Peekable<Chars<'_>>, out: &mut String) -> Option<()> {
    out.push('{');
    if !rest.peek()?.is_ascii_digit() {
        return None;
    }
    for character in rest.by_ref() {
        match character {
            '}' => {
                out.push('}');
                return Some(());
            }
            '0'..='9' | ',' => out.push(character),
            _ => return None,
        }
    }
    None
}

/// A group, and how it is named. Flags are not in ECMA 262.
fn group(rest: &mut Peekable<Chars<'_>>, out: &mut String) -> Option<()> {
    out.push('(');
    if rest.peek() != Some(&'?') {
        return Some(());
    }
    rest.next();
    out.push('?');
    match rest.next()? {
        ':' => out.push(':'),
        'P' if rest.next()? == '<' => out.push('<'),
        '<' => out.push('<'),
        _ => return None,
    }
    Some(())
}

/// A class in brackets, behind its `[`. Classes in classes and operators are not in ECMA 262.
fn class(rest: &mut Peekable<Chars<'_>>, out: &mut String) -> Option<()> {
    out.push('[');
    if rest.peek() == Some(&'^') {
        rest.next();
        out.push('^');
    }
    let mut is_first = true;
    loop {
        match rest.next()? {
            ']' if !is_first => break,
            ']' => out.push_str("\\]"),
            '[' => out.push_str(posix(rest)?),
            '\\' => class_escape(rest.next()?, out)?,
            operator @ ('&' | '-' | '~') if rest.peek() == Some(&operator) => return None,
            other => out.push(other),
        }
        is_first = false;
    }
    out.push(']');
    Some(())
}

fn class_escape(escaped: char, out: &mut String) -> Option<()> {
    match escaped {
        'd' | 'D' | 'w' | 'W' | 't' | 'n' | 'r' | 'f' | 'v' | '-' => out.extend(['\\', escaped]),
        's' => out.push_str(SPACE),
        other if SYNTAX.contains(other) => out.extend(['\\', other]),
        other if !other.is_alphanumeric() => out.push(other),
        _ => return None,
    }
    Some(())
}

/// `[:alpha:]` and its like, behind the `[`.
fn posix(rest: &mut Peekable<Chars<'_>>) -> Option<&'static str> {
    let name: String = rest.by_ref().take_while(|character| *character != ']').collect();
    Some(match name.as_str() {
        ":alpha:" => "A-Za-z",
        ":digit:" => "0-9",
        ":alnum:" => "0-9A-Za-z",
        ":upper:" => "A-Z",
        ":lower:" => "a-z",
        ":xdigit:" => "0-9A-Fa-f",
        ":space:" => SPACE,
        ":word:" => "0-9A-Za-z_",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{of_chars, translated};

    #[test]
    fn what_means_the_same_stays() {
        for same in [
            r"^\d{9}/\d+$",
            "^[A-Z]{2,3}(?:-[a-z_]+)*?$",
            r"\.\w\b",
            "(?<year>[0-9])|x",
        ] {
            assert_eq!(translated(same).as_deref(), Some(same));
        }
    }

    #[test]
    fn what_means_something_else_is_spelled_out() {
        assert_eq!(translated(r"\A\s.\-\z").as_deref(), Some(r"^[\t-\r ][^\n]-$"));
        assert_eq!(translated("(?P<a>[[:alpha:]_])").as_deref(), Some("(?<a>[A-Za-z_])"));
        assert_eq!(translated("a]}").as_deref(), Some(r"a\]\}"));
        assert_eq!(translated(r"[]\s@\-]").as_deref(), Some(r"[\]\t-\r @\-]"));
    }

    #[test]
    fn what_is_not_there_is_refused() {
        for other in [
            "(?s).",
            "[a-z&&[^b]]",
            r"\<a",
            "a**",
            r"[\S]",
            "a{,2}",
            r"\x{41}",
            "[a--b]",
        ] {
            assert_eq!(translated(other), None, "{other}");
        }
    }

    #[test]
    fn characters_are_a_class() {
        assert_eq!(of_chars("A-Za-z0-9_-"), "^[A-Za-z0-9_-]*$");
        assert_eq!(of_chars(r"\w\s.\]@\'"), r"^[\w\t-\r .\]@']*$");
    }
}
