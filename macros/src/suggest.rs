//! "Did you mean …?"

/// What to say of a word that is none of those known: the nearest, or all of them.
pub(crate) fn suggest(word: &str, known: &[&str]) -> String {
    let nearest = known
        .iter()
        .map(|candidate| (distance(word, candidate), candidate))
        .min();
    match nearest {
        Some((distance, candidate)) if distance * 3 <= word.chars().count().max(3) => {
            format!("did you mean `{candidate}`?")
        }
        _ => format!("write one of {}", in_words(known)),
    }
}

/// `a`, `b`, `c`
pub(crate) fn in_words(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    quoted.join(", ")
}

/// How many characters must be put in, taken out, replaced or swapped with their neighbour.
fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut before_previous: Vec<usize> = Vec::new();
    let mut previous: Vec<usize> = (0..=right.len()).collect();
    let mut last = None;
    for (row, character) in left.chars().enumerate() {
        let mut current = vec![row + 1];
        for (column, other) in right.iter().enumerate() {
            let replaced = previous[column] + usize::from(character != *other);
            let mut best = replaced.min(previous[column + 1] + 1).min(current[column] + 1);
            if column > 0 && last == Some(*other) && right[column - 1] == character {
                best = best.min(before_previous[column - 1] + 1);
            }
            current.push(best);
        }
        before_previous = std::mem::replace(&mut previous, current);
        last = Some(character);
    }
    previous[right.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances() {
        assert_eq!(distance("lenght", "length"), 1);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("same", "same"), 0);
    }

    #[test]
    fn near_words_are_suggested() {
        assert_eq!(suggest("lenght", &["chars", "length"]), "did you mean `length`?");
        assert_eq!(suggest("zzz", &["chars", "length"]), "write one of `chars`, `length`");
    }
}
