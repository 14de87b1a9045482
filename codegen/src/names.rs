//! From names of the spec to Rust identifiers: case, keywords, leading digits. What clashes is settled where the names are
//! given out.

use crate::model::Ident;
use crate::spelling::spelled_in_ascii;

/// Why no identifier can be made from a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NameProblem {
    /// It has other characters than letters that ASCII has a spelling for, digits, `_` and `-`, or none at all, or it is too
    /// long for a file's name, or begins with `-`, which no feature's name does.
    Invalid,
    /// It is a keyword that cannot even be written raw.
    Keyword,
}

/// The names of files are made from those of resources, and have at most 255 bytes.
const LONGEST_NAME: usize = 100;

/// Keywords that no identifier can be, not even as `r#…`.
const NEVER: &[&str] = &["self", "Self", "super", "crate"];

/// Strict and reserved keywords of all editions.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move",
    "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// A name that files, crates and features are called by, in `snake_case`: ASCII only.
pub(crate) fn file_name(name: &str) -> Result<Ident, NameProblem> {
    match name.is_ascii() {
        true => snake_case(name),
        false => Err(NameProblem::Invalid),
    }
}

/// A field or an operation: `accountId` and `account-id` are `account_id`, `type` is `r#type`, `ação` is `acao`.
pub(crate) fn snake_case(name: &str) -> Result<Ident, NameProblem> {
    let name = spelled_in_ascii(name);
    let words = words_of_name(&name)?;
    let joined = words
        .iter()
        .map(|word| word.to_ascii_lowercase())
        .collect::<Vec<_>>()
        .join("_");
    identifier(with_letter_first(joined, 'n'))
}

/// A type, an error, a server: `access_denied` is `AccessDenied`.
pub(crate) fn pascal_case(name: &str) -> Result<Ident, NameProblem> {
    let name = spelled_in_ascii(name);
    let words = words_of_name(&name)?;
    identifier(with_letter_first(join_capitalized(&words), 'N'))
}

/// A value of an enum, which may hold any signs beside its letters and digits: `portal_at`, `e-mail`, `1.10`. An apostrophe
/// is inside of a word: `Côte d’Ivoire` is `CoteDIvoire`.
pub(crate) fn variant(text: &str) -> Result<Ident, NameProblem> {
    let text: String = spelled_in_ascii(text)
        .chars()
        .filter(|sign| !is_apostrophe(*sign))
        .collect();
    if text
        .chars()
        .any(|letter| !letter.is_ascii() && letter.is_alphanumeric())
    {
        return Err(NameProblem::Invalid);
    }
    let words = split_words(&text);
    if words.is_empty() {
        return Err(NameProblem::Invalid);
    }
    identifier(with_letter_first(join_capitalized(&words), 'V'))
}

fn is_apostrophe(character: char) -> bool {
    matches!(
        character,
        '\'' | '\u{2018}' | '\u{2019}' | '\u{2bb}' | '\u{2bc}' | '\u{b4}' | '`'
    )
}

/// The static of a type: `AtCommunication` has `AT_COMMUNICATION`. Two types may come to one name: `Ab` and `AB`.
pub(crate) fn screaming_case(pascal: &Ident) -> Ident {
    let mut screaming = String::new();
    let mut previous_lower = false;
    for letter in pascal.as_str().chars() {
        if letter.is_ascii_uppercase() && previous_lower {
            screaming.push('_');
        }
        previous_lower = letter.is_ascii_lowercase() || letter.is_ascii_digit();
        screaming.push(letter.to_ascii_uppercase());
    }
    Ident(screaming)
}

fn words_of_name(name: &str) -> Result<Vec<&str>, NameProblem> {
    let is_allowed = |character: char| character.is_ascii_alphanumeric() || matches!(character, '_' | '-');
    if !name.chars().all(is_allowed) || name.starts_with('-') || name.len() > LONGEST_NAME {
        return Err(NameProblem::Invalid);
    }
    let words = split_words(name);
    if words.is_empty() {
        return Err(NameProblem::Invalid);
    }
    Ok(words)
}

/// Words end at anything but letters and digits, and where a capital begins a new one: `HTTPServer2Go` is `HTTP`,
/// `Server2`, `Go`.
fn split_words(text: &str) -> Vec<&str> {
    text.split(|character: char| !character.is_ascii_alphanumeric())
        .filter(|part| !part.is_empty())
        .flat_map(split_at_capitals)
        .collect()
}

fn split_at_capitals(part: &str) -> Vec<&str> {
    let bytes = part.as_bytes();
    let mut words = Vec::new();
    let mut start = 0;
    for at in 1..bytes.len() {
        let before = bytes[at - 1];
        let next_is_lower = bytes.get(at + 1).is_some_and(u8::is_ascii_lowercase);
        let begins_word = bytes[at].is_ascii_uppercase() && (!before.is_ascii_uppercase() || next_is_lower);
        if begins_word {
            words.push(&part[start..at]);
            start = at;
        }
    }
    words.push(&part[start..]);
    words
}

/// `1.10` keeps its parts apart: `1_10`, for `11.0` is another value.
fn join_capitalized(words: &[&str]) -> String {
    let mut joined = String::new();
    for word in words {
        let meets_digit = joined.ends_with(|last: char| last.is_ascii_digit())
            && word.starts_with(|first: char| first.is_ascii_digit());
        if meets_digit {
            joined.push('_');
        }
        joined.push_str(&capitalize(&word.to_ascii_lowercase()));
    }
    joined
}

pub(crate) fn capitalize(word: &str) -> String {
    let mut characters = word.chars();
    match characters.next() {
        Some(first) => first.to_ascii_uppercase().to_string() + characters.as_str(),
        None => String::new(),
    }
}

fn with_letter_first(name: String, letter: char) -> String {
    if name.starts_with(|first: char| first.is_ascii_digit()) {
        format!("{letter}{name}")
    } else {
        name
    }
}

fn identifier(name: String) -> Result<Ident, NameProblem> {
    if NEVER.contains(&name.as_str()) {
        return Err(NameProblem::Keyword);
    }
    if KEYWORDS.contains(&name.as_str()) {
        return Ok(Ident(format!("r#{name}")));
    }
    Ok(Ident(name))
}

/// Stands for an identifier that was refused, until the stage ends.
pub(crate) fn stand_in() -> Ident {
    Ident("refused".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(ident: Result<Ident, NameProblem>) -> String {
        match ident {
            Ok(ident) => ident.as_str().to_owned(),
            Err(problem) => format!("{problem:?}"),
        }
    }

    #[test]
    fn fields_become_snake_case() {
        let cases = [
            ("notification_email", "notification_email"),
            ("accountId", "account_id"),
            ("HTTPServer", "http_server"),
            ("X-Api-Key", "x_api_key"),
            ("v2Beta", "v2_beta"),
            ("2fa", "n2fa"),
            ("type", "r#type"),
            ("gen", "r#gen"),
            ("union", "union"),
            ("self", "Keyword"),
            ("Self", "Keyword"),
            ("super", "Keyword"),
            ("_", "Invalid"),
            ("", "Invalid"),
            ("ação", "acao"),
            ("größe", "grosse"),
            ("ÉtatCivil", "etat_civil"),
            ("e\u{301}tat", "etat"),
            ("мир", "Invalid"),
            ("d’or", "Invalid"),
            ("-a", "Invalid"),
            ("a b", "Invalid"),
            ("r#type", "Invalid"),
            ("a/../b", "Invalid"),
        ];
        for (name, expected) in cases {
            assert_eq!(text(snake_case(name)), expected, "{name}");
        }
    }

    #[test]
    fn files_are_called_in_ascii() {
        assert_eq!(text(file_name("orderLines")), "order_lines");
        assert_eq!(text(file_name("ordens_de_ação")), "Invalid");
    }

    #[test]
    fn types_become_pascal_case() {
        let cases = [
            ("LoginName", "LoginName"),
            ("at_communication", "AtCommunication"),
            ("SMSMessage", "SmsMessage"),
            ("3ds", "N3ds"),
            ("Straße", "Strasse"),
            ("self", "Keyword"),
        ];
        for (name, expected) in cases {
            assert_eq!(text(pascal_case(name)), expected, "{name}");
        }
    }

    #[test]
    fn enum_values_become_variants() {
        let cases = [
            ("portal_at", "PortalAt"),
            ("1", "V1"),
            ("1.10", "V1_10"),
            ("11.0", "V11_0"),
            ("0123", "V0123"),
            ("e-mail", "EMail"),
            ("Fatura simplificada", "FaturaSimplificada"),
            ("PT", "Pt"),
            ("*/", "Invalid"),
            ("+", "Invalid"),
            ("é", "E"),
            ("Côte d’Ivoire", "CoteDIvoire"),
            ("Lao People's Republic", "LaoPeoplesRepublic"),
            ("São Tomé and Príncipe", "SaoTomeAndPrincipe"),
            ("Faeroe Islands (Føroyar)", "FaeroeIslandsForoyar"),
            ("A – B", "AB"),
            ("5 €", "V5"),
            ("€", "Invalid"),
            ("’", "Invalid"),
            ("日本", "Invalid"),
            ("Ελλάδα", "Invalid"),
            ("self", "Keyword"),
        ];
        for (value, expected) in cases {
            assert_eq!(text(variant(value)), expected, "{value}");
        }
    }
}
