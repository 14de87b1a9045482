//! How ASCII spells the letters of Latin alphabets.

use std::borrow::Cow;

/// Letters with marks and other letters of Latin alphabets, each with how ASCII spells it.
const SPELLINGS: &[(&str, &str)] = &[
    ("ÀÁÂÃÄÅĀĂĄǍ", "A"),
    ("àáâãäåāăąǎª", "a"),
    ("ÇĆĈĊČ", "C"),
    ("çćĉċč", "c"),
    ("ÐĎĐ", "D"),
    ("ðďđ", "d"),
    ("ÈÉÊËĒĔĖĘĚẼ", "E"),
    ("èéêëēĕėęěẽ", "e"),
    ("ĜĞĠĢ", "G"),
    ("ĝğġģ", "g"),
    ("ĤĦ", "H"),
    ("ĥħ", "h"),
    ("ÌÍÎÏĨĪĬĮİǏ", "I"),
    ("ìíîïĩīĭįıǐ", "i"),
    ("Ĵ", "J"),
    ("ĵ", "j"),
    ("Ķ", "K"),
    ("ķĸ", "k"),
    ("ĹĻĽĿŁ", "L"),
    ("ĺļľŀł", "l"),
    ("ÑŃŅŇŊ", "N"),
    ("ñńņňŋ", "n"),
    ("ÒÓÔÕÖØŌŎŐǑ", "O"),
    ("òóôõöøōŏőǒº", "o"),
    ("ŔŖŘ", "R"),
    ("ŕŗř", "r"),
    ("ŚŜŞŠȘ", "S"),
    ("śŝşšșſ", "s"),
    ("ŢŤŦȚ", "T"),
    ("ţťŧț", "t"),
    ("ÙÚÛÜŨŪŬŮŰŲǓ", "U"),
    ("ùúûüũūŭůűųǔ", "u"),
    ("ŴẀẂẄ", "W"),
    ("ŵẁẃẅ", "w"),
    ("ÝŶŸỲ", "Y"),
    ("ýÿŷỳ", "y"),
    ("ŹŻŽ", "Z"),
    ("źżž", "z"),
    ("Æ", "Ae"),
    ("æ", "ae"),
    ("Œ", "Oe"),
    ("œ", "oe"),
    ("Þ", "Th"),
    ("þ", "th"),
    ("ẞ", "SS"),
    ("ß", "ss"),
];

/// What ASCII has a spelling for in that spelling, marks that stand alone dropped, all else as it is.
pub(crate) fn spelled_in_ascii(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let mut spelled = String::with_capacity(text.len());
    for letter in text.chars().filter(|letter| !is_combining_mark(*letter)) {
        let spelling = SPELLINGS.iter().find(|(letters, _)| letters.contains(letter));
        match spelling.filter(|_| !letter.is_ascii()) {
            Some((_, ascii)) => spelled.push_str(ascii),
            None => spelled.push(letter),
        }
    }
    Cow::Owned(spelled)
}

/// What is put on the letter before it.
fn is_combining_mark(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_have_one_spelling_in_ascii() {
        let mut seen = std::collections::BTreeSet::new();
        for (letters, ascii) in SPELLINGS {
            assert!(ascii.bytes().all(|letter| letter.is_ascii_alphabetic()), "{ascii}");
            for letter in letters.chars() {
                assert!(!letter.is_ascii() && seen.insert(letter), "{letter}");
            }
        }
    }

    #[test]
    fn what_has_no_spelling_stays() {
        assert_eq!(spelled_in_ascii("a–b мир"), "a–b мир");
        assert_eq!(spelled_in_ascii("e\u{301}a\u{30a}"), "ea");
        assert_eq!(spelled_in_ascii("ŒUVRE Þor ẞ"), "OeUVRE Thor SS");
    }
}
