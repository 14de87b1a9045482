//! What the spec has and the page does not mention. Silence is no difference, so it is only counted.

use crate::facts::{Claim, FieldPlace, Subject};

use super::known::{KnownSubject, Meant};
use super::operation::Page;

impl Page<'_> {
    /// The names of fields, statuses and codes. What the spec says once for the whole service is left out, and so is what
    /// is inside of something that is named.
    pub(super) fn not_mentioned(&self, common: &Page<'_>, renamed: &[usize]) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        let mut outer: Vec<String> = Vec::new();
        for (index, known) in self.known.subjects.iter().enumerate() {
            if !known.is_described()
                || self.mentions(index)
                || common.mentions(index)
                || renamed.contains(&index)
                || is_of_service(known)
            {
                continue;
            }
            let name = match known.subject {
                Subject::Request(name) => name.clone(),
                Subject::Response(name) => format!("response {name}"),
                Subject::Status(status) => format!("status {status}"),
                Subject::Code(code) => format!("code {code}"),
                Subject::Operation => continue,
            };
            if outer.iter().any(|outer| name.starts_with(outer)) {
                continue;
            }
            if super::known::field_name(known.subject).is_some() {
                // A field around mentioned ones is as good as mentioned.
                if self.mentions_inside(index) {
                    continue;
                }
                outer.push(format!("{name}."));
            }
            names.push(name);
        }
        names
    }

    fn mentions(&self, index: usize) -> bool {
        self.told.iter().any(|told| match &told.meant {
            Meant::One(own) => *own == index,
            Meant::OneOf(several) => several.contains(&index),
            Meant::Nothing => false,
        })
    }

    fn mentions_inside(&self, index: usize) -> bool {
        let Some(name) = self
            .known
            .get(index)
            .and_then(|known| super::known::field_name(known.subject))
        else {
            return false;
        };
        let prefix = format!("{name}.");
        let is_inside = |known: &KnownSubject<'_>| {
            super::known::field_name(known.subject).is_some_and(|inner| inner.starts_with(&prefix))
        };
        let mut inner = self
            .known
            .subjects
            .iter()
            .enumerate()
            .filter(|(_, known)| is_inside(known));
        inner.any(|(index, _)| self.mentions(index))
    }
}

/// What is said once for all, what the path says, and statuses of codes only.
fn is_of_service(known: &KnownSubject<'_>) -> bool {
    let Some(fact) = known.itself() else { return false };
    let first = fact.keys.first().map(String::as_str);
    let is_of_code = matches!(known.subject, Subject::Status(_)) && fact.keys.iter().any(|key| key == "codes");
    matches!(first, Some("errors" | "codes" | "error_bodies"))
        || is_of_code
        || fact.claim == Claim::Exists(Some(FieldPlace::Path))
}
