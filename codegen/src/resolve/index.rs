//! Finds fields by the names that the spec gives them.

use std::collections::BTreeMap;

use super::rules::UNKNOWN_FIELD;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::Spanned;
use crate::syntax::Field;
use crate::wording::{nearest, shown};

/// The fields of one list by name.
pub(super) struct FieldIndex<'a> {
    by_name: BTreeMap<&'a str, usize>,
}

impl<'a> FieldIndex<'a> {
    pub(super) fn new(fields: &[&'a Field]) -> Self {
        let mut by_name = BTreeMap::new();
        for (index, field) in fields.iter().enumerate() {
            by_name.entry(field.name.value.as_str()).or_insert(index);
        }
        Self { by_name }
    }

    /// The field of that name; reported if there is none.
    pub(super) fn find(&self, name: &Spanned<String>, diagnostics: &mut Diagnostics) -> Option<usize> {
        let found = self.by_name.get(name.value.as_str()).copied();
        if found.is_none() && !diagnostics.is_full() {
            let headline = format!("there is no field {} here", shown(&name.value));
            let diagnostic = Diagnostic::error(&UNKNOWN_FIELD, name.span, headline);
            diagnostics.push(match nearest(&name.value, self.by_name.keys().copied()) {
                Some(near) => diagnostic.label(format!("did you mean {}?", shown(near))),
                None => diagnostic.help("name a field as the spec does, not as the wire does"),
            });
        }
        found
    }
}
