//! Rules over several fields: names to indexes.

use super::index::FieldIndex;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::Group;
use crate::parse::rules::UNSUPPORTED_FEATURE;
use crate::source::Spanned;
use crate::syntax::{Field, Groups, NameList};

/// The rules that stand beside the fields, and those that stand in them.
pub(super) fn resolve_groups(fields: &[&Field], groups: Option<&Groups>, diagnostics: &mut Diagnostics) -> Vec<Group> {
    let index = FieldIndex::new(fields);
    let mut resolved = Vec::new();
    if let Some(groups) = groups {
        let mut add = |lists: &[NameList], make: fn(Spanned<Vec<usize>>) -> Group| {
            resolved.extend(lists.iter().map(|list| make(find_all(&index, list, diagnostics))));
        };
        add(&groups.at_least_one_of, Group::AtLeastOneOf);
        add(&groups.exactly_one_of, Group::ExactlyOneOf);
        add(&groups.together, Group::Together);
        add(&groups.in_order, Group::InOrder);
    }
    for (at, field) in fields.iter().enumerate() {
        resolved.extend(conditions(&index, at, field, diagnostics));
    }
    resolved
}

fn find_all(index: &FieldIndex<'_>, list: &NameList, diagnostics: &mut Diagnostics) -> Spanned<Vec<usize>> {
    let found = list.value.iter().filter_map(|name| index.find(name, diagnostics));
    Spanned::new(found.collect(), list.span)
}

fn conditions(index: &FieldIndex<'_>, at: usize, field: &Field, diagnostics: &mut Diagnostics) -> Vec<Group> {
    let mut found = Vec::new();
    if let Some(condition) = &field.required_if {
        found.extend(
            index
                .find(&condition.other, diagnostics)
                .map(|other| Group::RequiredIf {
                    field: at,
                    other,
                    equals: condition.equals.clone(),
                    span: condition.span,
                }),
        );
    }
    if let Some(condition) = &field.required_unless {
        found.extend(
            index
                .find(&condition.other, diagnostics)
                .map(|other| Group::RequiredUnless {
                    field: at,
                    other,
                    equals: condition.equals.clone(),
                    span: condition.span,
                }),
        );
    }
    found
}

/// Answers are read as they come: nothing would be done about a rule over several of their fields.
pub(super) fn refuse_conditions<'f>(fields: impl IntoIterator<Item = &'f Field>, diagnostics: &mut Diagnostics) {
    let conditions = fields.into_iter().flat_map(|field| {
        let seen = [&field.required_if, &field.required_unless].map(|condition| Some(condition.as_ref()?.span));
        seen.into_iter()
            .chain([field.required_when.as_ref().map(|text| text.span)])
    });
    for span in conditions.flatten() {
        diagnostics.push(
            Diagnostic::error(
                &UNSUPPORTED_FEATURE,
                span,
                "conditions on the fields of an answer are not supported yet",
            )
            .help("write `optional: true`, and say in a `note` when the field is there"),
        );
    }
}
