//! Names of a spec, made of names elsewhere. Whatever those hold, these are letters, digits and `_`.

/// How long a name may be.
const LONGEST: usize = 60;

/// `notification_email` of `notificationEmail`, `Notification-Email` or `notification[email]`.
#[must_use]
pub fn snake(name: &str) -> String {
    let mut out = String::new();
    let mut before: Option<char> = None;
    let mut characters = name.chars().take(4 * LONGEST).peekable();
    while let Some(character) = characters.next() {
        if !character.is_ascii_alphanumeric() {
            before = None;
            if !out.is_empty() && !out.ends_with('_') {
                out.push('_');
            }
            continue;
        }
        let next_is_lower = characters.peek().is_some_and(char::is_ascii_lowercase);
        let after_lower = before.is_some_and(|before| before.is_ascii_lowercase() || before.is_ascii_digit());
        let after_upper = before.is_some_and(|before| before.is_ascii_uppercase());
        let is_hump = character.is_ascii_uppercase() && (after_lower || (after_upper && next_is_lower));
        if is_hump && !out.ends_with('_') {
            out.push('_');
        }
        out.push(character.to_ascii_lowercase());
        before = Some(character);
    }
    out.truncate(LONGEST);
    let out = out.trim_matches('_');
    match out.chars().next() {
        None => "value".to_owned(),
        Some(first) if first.is_ascii_digit() => format!("n{out}"),
        Some(_) => out.to_owned(),
    }
}

/// `NotificationEmail`.
#[must_use]
pub fn pascal(name: &str) -> String {
    snake(name).split('_').map(capital).collect()
}

/// The first letter large.
#[must_use]
pub fn capital(word: &str) -> String {
    let mut characters = word.chars();
    let first = characters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(characters).collect()
}

/// `Notification email.`: what a name says by itself.
#[must_use]
pub fn sentence(name: &str) -> String {
    format!("{}.", capital(&snake(name).replace('_', " ")))
}
