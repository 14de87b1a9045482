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
