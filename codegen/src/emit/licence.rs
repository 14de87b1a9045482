//! The licence texts of a stand-alone crate.

/// The licences whose texts are known: identifier, file and what the file says below the copyright line.
const KNOWN: [Known; 2] = [
    Known {
        id: "MIT",
        file: "LICENSE-MIT",
        text: |holder| {
            let terms = include_str!("licence/mit.txt");
            format!("MIT License\n\nCopyright (c) {holder}\n\n{terms}")
        },
    },
    Known {
        id: "Apache-2.0",
        file: "LICENSE-APACHE",
        text: |_| include_str!("licence/apache.txt").to_string(),
    },
];

struct Known {
    id: &'static str,
    file: &'static str,
    text: fn(&str) -> String,
}

/// The files for a licence expression, each with its text.
pub(super) fn files(expression: &str, holder: &str) -> Vec<(&'static str, String)> {
    let ids = ids(expression);
    let named = KNOWN.iter().filter(|known| ids.iter().any(|id| id == known.id));
    named.map(|known| (known.file, (known.text)(holder))).collect()
}

/// The licences of an expression for which a text has to be added by hand.
pub fn without_text(expression: &str) -> Vec<String> {
    let mut ids = ids(expression);
    ids.retain(|id| KNOWN.iter().all(|known| known.id != id));
    ids
}

/// The licences that an SPDX expression names, without its operators and the exceptions behind `WITH`.
fn ids(expression: &str) -> Vec<String> {
    let words = expression.split(|letter: char| letter.is_whitespace() || matches!(letter, '(' | ')'));
    let mut found: Vec<String> = Vec::new();
    let mut is_exception = false;
    for word in words.filter(|word| !word.is_empty()) {
        let id = word.trim_end_matches('+').to_string();
        if !is_exception && !matches!(word, "AND" | "OR" | "WITH") && !found.contains(&id) {
            found.push(id);
        }
        is_exception = word == "WITH";
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{files, without_text};

    #[test]
    fn an_expression_has_the_texts_that_are_known() {
        for (expression, known, others) in [
            ("MIT OR Apache-2.0", &["LICENSE-MIT", "LICENSE-APACHE"][..], &[][..]),
            ("Apache-2.0", &["LICENSE-APACHE"], &[]),
            ("(MIT AND BSD-3-Clause) OR MIT", &["LICENSE-MIT"], &["BSD-3-Clause"]),
            ("GPL-2.0+ WITH Classpath-exception-2.0", &[], &["GPL-2.0"]),
        ] {
            let found: Vec<_> = files(expression, "x").into_iter().map(|(file, _)| file).collect();
            assert_eq!(found, known, "{expression}");
            assert_eq!(without_text(expression), others, "{expression}");
        }
    }

    #[test]
    fn the_holder_stands_in_the_copyright_line_only() {
        let files = files("MIT OR Apache-2.0", "The bakery contributors");
        let (_, mit) = &files[0];
        assert!(
            mit.starts_with("MIT License\n\nCopyright (c) The bakery contributors\n\nPermission is hereby granted")
        );
        let (_, apache) = &files[1];
        assert!(!apache.contains("bakery"));
    }
}
