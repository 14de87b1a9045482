//! Names that the language takes, made of names that it may not take; each is given out once.

use std::collections::BTreeSet;

/// Names that have been given out in one place.
#[derive(Debug, Default)]
pub(crate) struct Names {
    taken: BTreeSet<String>,
}

impl Names {
    /// None of these is given out.
    pub(crate) fn without(reserved: &[&str]) -> Self {
        Self {
            taken: reserved.iter().map(|name| (*name).to_owned()).collect(),
        }
    }

    /// `accountId` becomes `account_id`; a second one `account_id_2`.
    pub(crate) fn snake(&mut self, name: &str) -> String {
        self.free(words(name).join("_"), "_")
    }

    /// `account_id` becomes `AccountId`; a second one `AccountId2`.
    pub(crate) fn pascal(&mut self, name: &str) -> String {
        self.free(words(name).iter().map(|word| capitalized(word)).collect(), "Of")
    }

    fn free(&mut self, name: String, joint: &str) -> String {
        let mut free = name.clone();
        let mut number = 2;
        while !self.taken.insert(free.clone()) {
            free = format!("{name}{joint}{number}");
            number += 1;
        }
        free
    }
}

/// The words of a name in lower case; at least one, and the first begins with a letter.
pub(crate) fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut before = ' ';
    for letter in name.chars() {
        if !letter.is_ascii_alphanumeric() {
            before = ' ';
            continue;
        }
        let begins = before == ' ' || (letter.is_ascii_uppercase() && !before.is_ascii_uppercase());
        match words.last_mut() {
            Some(word) if !begins => word.push(letter.to_ascii_lowercase()),
            _ => words.push(letter.to_ascii_lowercase().to_string()),
        }
        before = letter;
    }
    match words.first() {
        None => words.push("unnamed".to_owned()),
        Some(first) if first.starts_with(|letter: char| letter.is_ascii_digit()) => words.insert(0, "n".to_owned()),
        Some(_) => {}
    }
    words
}

fn capitalized(word: &str) -> String {
    let (first, rest) = word.split_at(1);
    first.to_ascii_uppercase() + rest
}
