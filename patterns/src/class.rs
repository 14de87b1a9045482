//! The inside of a bracketed class: `A-Za-z0-9_-`.

use crate::character_set::CharacterSet;

/// A step of a class: a character, or a set such as `\d`.
pub(crate) enum Item {
    One(char),
    Many(CharacterSet),
}

/// The set that the inside of a bracketed class means: characters, ranges, `\d`, `\w`, `\s` and what they are not, `\t`,
/// `\n`, `\r`, escaped punctuation, and a `^` in front for all but these. Nothing for what only an engine understands.
#[must_use]
pub fn read_class(inside: &str) -> Option<CharacterSet> {
    // Operators of sets, which the engine has.
    if ["&&", "--", "~~"].iter().any(|operator| inside.contains(operator)) {
        return None;
    }
    let (is_negated, mut rest) = match inside.strip_prefix('^') {
        Some(rest) => (true, rest),
        None => (false, inside),
    };
    if rest.is_empty() {
        return None;
    }
    let mut set = CharacterSet::default();
    while !rest.is_empty() {
        let (step, after) = read_step(rest)?;
        (set, rest) = (set.union(&step), after);
    }
    Some(if is_negated { set.complement() } else { set })
}

/// A character, a range or a set at the beginning of a text, and what follows.
fn read_step(text: &str) -> Option<(CharacterSet, &str)> {
    let (item, rest) = read_item(text)?;
    let to = rest.strip_prefix('-').filter(|to| !to.is_empty());
    match (item, to) {
        (Item::One(only), None) => Some((CharacterSet::from_character(only), rest)),
        (Item::Many(set), None) => Some((set, rest)),
        (Item::Many(_), Some(_)) => None,
        (Item::One(first), Some(to)) => match read_item(to)? {
            (Item::One(last), rest) if first <= last => Some((CharacterSet::from_ranges([(first, last)]), rest)),
            _ => None,
        },
    }
}

fn read_item(text: &str) -> Option<(Item, &str)> {
    let mut characters = text.chars();
    let item = match characters.next()? {
        '[' | ']' => return None,
        '\\' => read_escape(characters.next()?)?,
        plain => Item::One(plain),
    };
    Some((item, characters.as_str()))
}

/// What a character means behind a backslash.
pub(crate) fn read_escape(escaped: char) -> Option<Item> {
    Some(match escaped {
        'd' => Item::Many(digits()),
        'D' => Item::Many(digits().complement()),
        'w' => Item::Many(word()),
        'W' => Item::Many(word().complement()),
        's' => Item::Many(space()),
        'S' => Item::Many(space().complement()),
        't' => Item::One('\t'),
        'n' => Item::One('\n'),
        'r' => Item::One('\r'),
        // `\<` and `\>` are ends of words.
        '<' | '>' => return None,
        punctuation if punctuation.is_ascii_punctuation() => Item::One(punctuation),
        _ => return None,
    })
}

fn digits() -> CharacterSet {
    CharacterSet::from_ranges([('0', '9')])
}

fn word() -> CharacterSet {
    CharacterSet::from_ranges([('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')])
}

fn space() -> CharacterSet {
    CharacterSet::from_ranges([('\t', '\r'), (' ', ' ')])
}
