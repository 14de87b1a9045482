//! What several parts do with texts.

pub use specwright_codegen::writing::is_hidden;
pub(crate) use specwright_codegen::writing::visible;

/// More of a text is never looked at: a value of a megabyte is cut before anything else is done with it.
pub(crate) const MOST_CHARACTERS: usize = 2000;

/// The escapes that JSON has for a character.
pub(crate) fn json_escapes(character: char) -> String {
    let mut units = [0; 2];
    let units = character.encode_utf16(&mut units);
    units.iter().map(|unit| format!("\\u{unit:04x}")).collect()
}

/// As JSON writes a text; no character of it is hidden.
pub(crate) fn json_quoted(text: &str) -> String {
    let quoted = serde_json::Value::from(text).to_string();
    let parts = quoted.chars().map(|character| match is_hidden(character) {
        true => json_escapes(character),
        false => character.to_string(),
    });
    parts.collect()
}

/// The words of a text, parted by single spaces.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The last boundary of characters that is not behind that byte.
pub(crate) fn boundary(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// The words of a name made of several, in small letters: `param-name`, `paramName`, `param__name`.
pub(crate) fn name_words(name: &str) -> Vec<String> {
    const MOST_LETTERS: usize = 200;
    let mut words = vec![String::new()];
    let mut after_small = false;
    for letter in name.chars().take(MOST_LETTERS) {
        let starts = letter.is_uppercase() && after_small;
        after_small = letter.is_lowercase();
        if starts || !letter.is_alphanumeric() {
            words.push(String::new());
        }
        if letter.is_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.extend(letter.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// How many letters have to be put in, taken out or changed, two that changed places counting once; at most `limit` + 1.
pub(crate) fn distance(a: &str, b: &str, limit: usize) -> usize {
    const MOST_LETTERS: usize = 200;
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    if a.len().abs_diff(b.len()) > limit || a.len() > MOST_LETTERS || b.len() > MOST_LETTERS {
        return limit + 1;
    }
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (row, &from) in a.iter().enumerate() {
        let mut now = vec![row + 1];
        for (column, &to) in b.iter().enumerate() {
            let at = |line: &[usize], index: usize| line.get(index).copied().unwrap_or(usize::MAX - 1);
            let mut cost = (at(&last, column) + usize::from(from != to))
                .min(at(&last, column + 1) + 1)
                .min(at(&now, column) + 1);
            let swapped = row > 0 && column > 0 && a.get(row - 1) == Some(&to) && b.get(column - 1) == Some(&from);
            if swapped {
                cost = cost.min(at(&before_last, column - 1) + 1);
            }
            now.push(cost);
        }
        before_last = std::mem::replace(&mut last, now);
    }
    last.last().copied().unwrap_or(limit + 1).min(limit + 1)
}

/// How many days a month of the calendar has; nothing if there is no such month.
pub(crate) fn days_in_month(year: u32, month: u32) -> Option<u32> {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        4 | 6 | 9 | 11 => Some(30),
        2 if is_leap => Some(29),
        2 => Some(28),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_differ_are_counted() {
        assert_eq!(distance("emial", "email", 2), 1);
        assert_eq!(distance("colour", "color", 2), 1);
        assert_eq!(distance("amount", "currency", 2), 3);
        assert_eq!(distance("", "ab", 2), 2);
    }

    #[test]
    fn quoted_texts_mean_themselves_and_hide_nothing() {
        for text in [
            "plain",
            "a\"b\\c",
            "line\nbreak",
            "x\u{202e}y",
            "tag\u{e0041}",
            "\u{9b}2J\u{1b}",
        ] {
            let quoted = json_quoted(text);
            assert!(!quoted.contains(is_hidden), "{quoted}");
            assert_eq!(serde_json::from_str::<String>(&quoted).unwrap(), text);
        }
    }

    #[test]
    fn names_are_split_into_words() {
        let cases: [(&str, &[&str]); 5] = [
            ("notificationEmail", &["notification", "email"]),
            ("param-name", &["param", "name"]),
            ("__param__name2", &["param", "name2"]),
            ("URL", &["url"]),
            ("", &[]),
        ];
        for (name, words) in cases {
            assert_eq!(name_words(name), words, "{name}");
        }
    }

    #[test]
    fn a_boundary_is_never_inside_of_a_character() {
        assert_eq!(boundary("aé", 2), 1);
        assert_eq!(boundary("aé", 9), 3);
        assert_eq!(boundary("", 0), 0);
    }

    #[test]
    fn months_have_their_days() {
        assert_eq!(days_in_month(2024, 2), Some(29));
        assert_eq!(days_in_month(1900, 2), Some(28));
        assert_eq!(days_in_month(2000, 2), Some(29));
        assert_eq!(days_in_month(2026, 13), None);
    }
}
