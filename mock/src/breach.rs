//! What a request does wrong. Names of fields and rules only: values stay with whoever sent them.

use specwright_codegen::constraint::Broken;
use specwright_codegen::model::Field;

/// The rule of a body that cannot be read at all.
pub(crate) const MALFORMED: &str = "malformed";

/// More would not be read; a list may hold a hundred thousand wrong items.
const MOST: usize = 50;

/// Collects what is wrong while a request is read.
#[derive(Debug, Default)]
pub(crate) struct Report {
    found: Vec<Broken>,
}

impl Report {
    /// Notes that something is wrong. One fault a place is enough: the later ones follow from the first.
    pub(crate) fn push(&mut self, broken: Broken) {
        let said = !broken.path.is_empty() && self.found.iter().any(|it| it.path == broken.path);
        if self.found.len() < MOST && !said {
            self.found.push(broken);
        }
    }

    /// Notes that a rule is broken at a place.
    pub(crate) fn note(&mut self, path: &str, rule: &'static str, message: impl Into<String>) {
        self.push(Broken {
            path: path.to_owned(),
            rule,
            message: message.into(),
        });
    }

    /// Whether the request could not be read at all.
    pub(crate) fn is_malformed(&self) -> bool {
        self.found.iter().any(|broken| broken.rule == MALFORMED)
    }

    /// Everything that was noted.
    pub(crate) fn into_found(self) -> Vec<Broken> {
        self.found
    }
}

/// The path of a member.
pub(crate) fn member(path: &str, name: &str) -> String {
    if path.is_empty() {
        name.to_owned()
    } else {
        format!("{path}.{name}")
    }
}

/// The path of a list's item.
pub(crate) fn item(path: &str, index: usize) -> String {
    format!("{path}[{index}]")
}

/// Whether a fault is in that field of the request.
pub(crate) fn is_in(broken: &Broken, field: &Field) -> bool {
    let rest = broken.path.strip_prefix(field.name.spec.as_str());
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

/// The path with `[...]` for each `["key"]`, whose text is quoted as Rust quotes it.
pub(crate) fn without_keys(path: &str) -> String {
    let mut out = String::new();
    let mut rest = path;
    while let Some((before, key)) = rest.split_once("[\"") {
        out.push_str(before);
        out.push_str("[...]");
        let mut escaped = false;
        let end = key.find(|letter| {
            let ends = letter == '"' && !escaped;
            escaped = letter == '\\' && !escaped;
            ends
        });
        rest = end
            .and_then(|end| key.get(end..)?.strip_prefix("\"]"))
            .unwrap_or_default();
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::without_keys;
    use specwright_codegen::constraint::key_step;

    #[test]
    fn a_key_of_any_text_goes() {
        assert_eq!(without_keys("labels[2].name"), "labels[2].name");
        for key in ["", "s3cret", "s3\"]cret", "s3\\", "s3\\\"].[\"", "[\"s3", "é\n"] {
            let path = format!("labels{}[1].x{}", key_step(key), key_step(key));
            assert_eq!(without_keys(&path), "labels[...][1].x[...]");
        }
    }
}
