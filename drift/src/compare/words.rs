//! Names and words, compared as people read them.

/// A name in one spelling, whatever its case and the marks between its words: `itemName`, `Item-Name` and `item_name` are
/// one. Names around it stay apart by dots; brackets are dots, and a list's mark is nothing.
pub(super) fn canonical(name: &str) -> String {
    let mut out = String::new();
    let mut before = '.';
    for character in name.trim().chars() {
        match character {
            '[' | '.' | '/' | '>' => push_break(&mut out, '.'),
            ']' | '"' | '\'' | '`' => {}
            '_' | '-' | ' ' | ':' => push_break(&mut out, '_'),
            upper if upper.is_uppercase() => {
                if before.is_lowercase() || before.is_ascii_digit() {
                    push_break(&mut out, '_');
                }
                out.extend(upper.to_lowercase());
            }
            other => out.push(other),
        }
        before = character;
    }
    out.trim_matches(['.', '_']).to_owned()
}

fn push_break(out: &mut String, mark: char) {
    if out.ends_with('_') && mark == '.' {
        out.pop();
    }
    if !out.is_empty() && !out.ends_with(['.', '_']) {
        out.push(mark);
    }
}

/// The names in a name, the outermost first.
pub(super) fn segments(name: &str) -> Vec<String> {
    let canonical = canonical(name);
    canonical
        .split('.')
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The last of the names in a name, as it is spelt.
pub(super) fn last(name: &str) -> &str {
    let name = name.trim_end_matches([']', '[']);
    name.rsplit(['.', '[']).next().unwrap_or(name)
}

/// Words without meaning of their own.
const STOP: &[&str] = &[
    "a", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "can", "did", "do", "does", "for", "from",
    "has", "have", "if", "in", "is", "it", "its", "may", "must", "no", "not", "of", "on", "or", "should", "some",
    "that", "the", "there", "this", "to", "was", "were", "when", "which", "will", "with", "you", "your", "please",
    "error", "request", "response", "returned", "returns", "api", "server", "code", "status",
];

/// The words of a text that have a meaning, in one form each.
pub(super) fn meaning_words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = text
        .split(|character: char| !character.is_alphanumeric())
        .map(str::to_lowercase)
        .filter(|word| !word.is_empty() && !STOP.contains(&word.as_str()))
        .map(|word| stem(&word))
        .collect();
    words.sort();
    words.dedup();
    words
}

/// A word without its ending.
pub(super) fn stem(word: &str) -> String {
    for ending in [
        "ations", "ation", "ings", "ing", "ies", "ied", "ed", "es", "s", "e", "y",
    ] {
        if let Some(stem) = word.strip_suffix(ending)
            && stem.chars().count() >= 3
        {
            return stem.to_owned();
        }
    }
    word.to_owned()
}

/// How many of the words of `own` are among those of `other`, from 0 to 1.
pub(super) fn share(own: &[String], other: &[String]) -> f64 {
    if own.is_empty() {
        return 0.0;
    }
    let common = own.iter().filter(|word| other.contains(word)).count();
    // Counts of words are far below where the conversion loses digits.
    #[allow(clippy::cast_precision_loss)]
    let share = common as f64 / own.len() as f64;
    share
}

/// Whether `short` is `whole` without letters of the ligatures that saving and text extraction lose: ff, fi, fl.
pub(super) fn lost_letters(short: &str, whole: &str) -> bool {
    let (mut short, mut whole) = (short.chars().peekable(), whole.chars().peekable());
    let mut lost = 0;
    let mut before = ' ';
    while let Some(letter) = whole.next() {
        if short.peek() == Some(&letter) {
            short.next();
            before = letter;
            continue;
        }
        let next = whole.peek().copied().unwrap_or(' ');
        let in_ligature = match letter {
            'f' => matches!(next, 'f' | 'i' | 'l') || before == 'f',
            'i' | 'l' => before == 'f',
            _ => false,
        };
        if !in_ligature {
            return false;
        }
        lost += 1;
        before = 'f';
    }
    lost > 0 && short.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name() {
        for name in [
            "items.unitPrice",
            "items[unit_price]",
            "items[].unit-price",
            "Items.Unit_Price",
            "items[0].unitPrice",
        ] {
            let name = canonical(name).replace("items.0.", "items.");
            assert_eq!(name, "items.unit_price");
        }
        assert_eq!(canonical("X-API-Key"), "x_api_key");
        assert_eq!(last("order[lines][count]"), "count");
    }

    #[test]
    fn letters_between_names() {}

    #[test]
    fn letters_of_ligatures_get_lost() {
        assert!(lost_letters("notifcation_email", "notification_email"));
        assert!(lost_letters("ofce", "office"));
        assert!(!lost_letters("notification", "notification"));
        assert!(!lost_letters("amont", "amount"));
    }
}
