//! Layouts of days and times in the letters of the spec language: `dd/mm/yyyy HH:MM:SS`.

/// A layout out of the letters that pages use: those of Java and spreadsheets (`yyyy-MM-dd`), of PHP (`Y-m-d`), of C
/// (`%Y-%m-%d`).
pub(super) fn layout(text: &str) -> Option<String> {
    let text = text.trim();
    let is_short = text.len() <= 40;
    let plain = text.replace(['%', '\'', '\\'], "");
    let letters: Vec<char> = plain.chars().collect();
    let mut out = String::new();
    let mut at = 0;
    let mut has_hour = false;
    let mut parts = 0;
    let is_single = is_php(&plain);
    while let Some(letter) = letters.get(at).copied() {
        let run = letters
            .iter()
            .skip(at)
            .take_while(|other| other.eq_ignore_ascii_case(&letter))
            .count();
        at += run;
        let lower = letter.to_ascii_lowercase();
        if lower.is_ascii_alphabetic() && run == 1 && !is_single && !matches!(lower, 't' | 'z') {
            return None;
        }
        match (lower, run) {
            ('y', 1) if letter == 'Y' => out += "yyyy",
            ('y', 1 | 2) => out += "yy",
            ('y', 4) => out += "yyyy",
            ('m', 1 | 2) if has_hour && !out.contains("MM") => out += "MM",
            ('m', 1 | 2) if !out.contains("mm") => out += "mm",
            ('d', 1 | 2) => out += "dd",
            ('h' | 'g', 1 | 2) => {
                out += "HH";
                has_hour = true;
            }
            ('i', 1 | 2) => out += "MM",
            ('s', 1 | 2) => out += "SS",
            ('t', 1) => out.push('T'),
            ('z', 1) => out.push('Z'),
            _ if !lower.is_alphanumeric() => out.extend(std::iter::repeat_n(letter, run)),
            _ => return None,
        }
        parts += usize::from(lower.is_ascii_alphabetic() && !matches!(lower, 't' | 'z'));
    }
    (is_short && parts > 1).then_some(out)
}

/// Whether each part is one letter, as PHP and C have it.
fn is_php(text: &str) -> bool {
    let letters: Vec<char> = text.chars().filter(|letter| letter.is_ascii_alphabetic()).collect();
    let doubled = letters
        .windows(2)
        .any(|pair| matches!(pair, [a, b] if a.eq_ignore_ascii_case(b) && *a != 'H'));
    !doubled && letters.contains(&'Y')
}
