//! Whether a text has a known form. Only what plainly has not is told.

/// Whether a text has the form of that name; `None` where it is not known.
pub(super) fn is(name: &str, text: &str) -> Option<bool> {
    let text = text.trim();
    let lower = name.to_lowercase();
    let digits = || text.chars().all(|letter| letter.is_ascii_digit());
    let letters = |from: usize, to: usize| {
        (from..=to).contains(&text.len()) && text.chars().all(|letter| letter.is_ascii_alphabetic())
    };
    Some(match lower.as_str() {
        "email" => text
            .split_once('@')
            .is_some_and(|(user, host)| !user.is_empty() && host.contains('.') && !host.contains('@')),
        "uri" | "url" => text.contains(':') || text.contains('.'),
        "uuid" => text.len() == 36 && text.chars().all(|letter| letter.is_ascii_hexdigit() || letter == '-'),
        "ipv4" => text.split('.').count() == 4 && text.split('.').all(|part| part.parse::<u8>().is_ok()),
        "iso-4217" => letters(3, 3),
        "iso-3166" => letters(2, 3),
        "unix" => digits(),
        "phone" | "e.164" | "uk_mobile" => {
            let count = text.chars().filter(char::is_ascii_digit).count();
            (6..=15).contains(&count) && !text.chars().any(char::is_alphabetic)
        }
        _ if is_layout(&lower) => return Some(has_layout(&lower, text)),
        _ => return picture(name, text),
    })
}

/// `yyyy-mm-dd`, `dd/mm/yyyy hh:mm`.
fn is_layout(name: &str) -> bool {
    let inside = |letter: char| matches!(letter, 'y' | 'm' | 'd' | 'h' | 's' | '-' | '/' | '.' | ':' | ' ' | 't');
    name.len() >= 4 && name.contains(['y', 'h']) && name.chars().all(inside)
}

fn has_layout(layout: &str, text: &str) -> bool {
    let fits = |(sign, letter): (char, char)| match sign {
        'y' | 'm' | 'd' | 'h' | 's' => letter.is_ascii_digit(),
        't' => letter.eq_ignore_ascii_case(&'t'),
        _ => sign == letter,
    };
    layout.len() == text.len() && layout.chars().zip(text.chars()).all(fits)
}

/// A stretch of a picture or of a text.
#[derive(Debug, PartialEq)]
enum Run {
    Digits(usize),
    Letters,
    Sign(char),
}

fn runs(text: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for letter in text.chars().take(100) {
        match (runs.last_mut(), letter) {
            (Some(Run::Digits(count)), _) if letter.is_ascii_digit() => *count += 1,
            (Some(Run::Letters), _) if letter.is_alphabetic() => {}
            _ if letter.is_ascii_digit() => runs.push(Run::Digits(1)),
            _ if letter.is_alphabetic() => runs.push(Run::Letters),
            _ => runs.push(Run::Sign(letter)),
        }
    }
    runs
}

/// Whether a text looks as a picture does: `123456789/X` asks for nine digits, a slash, and something.
fn picture(name: &str, text: &str) -> Option<bool> {
    let asked = runs(name);
    let has_digits = asked.iter().any(|run| matches!(run, Run::Digits(4..)));
    let has_sign = asked.iter().any(|run| matches!(run, Run::Sign(_)));
    // Names of standards have small letters: `iso-8601`.
    if !(has_digits && has_sign) || name.contains(|letter: char| letter.is_lowercase() || letter == ' ') {
        return None;
    }
    let shown = runs(text);
    let fits = |(asked, shown): (&Run, &Run)| match (asked, shown) {
        (Run::Digits(asked), Run::Digits(shown)) => asked == shown,
        (Run::Letters, Run::Digits(_) | Run::Letters) => true,
        (asked, shown) => asked == shown,
    };
    Some(asked.len() == shown.len() && asked.iter().zip(&shown).all(fits))
}

/// How many digits the first stretch of a text has and how many a picture asks for, where they differ.
pub(super) fn counts(picture: &str, text: &str) -> Option<(usize, usize)> {
    let digits = |text: &str| {
        runs(text).into_iter().find_map(|run| {
            if let Run::Digits(count) = run {
                Some(count)
            } else {
                None
            }
        })
    };
    let (has, asks) = (digits(text)?, digits(picture)?);
    (has != asks).then_some((has, asks))
}
