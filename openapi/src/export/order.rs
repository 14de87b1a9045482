//! The order of the spec, where the document has another one: what a member of ours lists is read back in that order.

use std::collections::BTreeMap;

use specwright_codegen::model::{ErrorCase, Field, Operation, Place, Resource};

/// The fields outside of the body, if those without a place among the parameters do not come last.
pub(super) fn of_parameters(operation: &Operation, unsaid: &[usize]) -> Vec<String> {
    let fields = || {
        let all = operation.request.fields.iter().enumerate();
        all.filter(|(_, field)| matches!(field.place, Place::Path | Place::Query | Place::Header))
    };
    let place = |place: Place| {
        let listed = fields().filter(move |(_, field)| field.place == place);
        let is_unsaid: Vec<bool> = listed.map(|(index, _)| unsaid.contains(&index)).collect();
        is_unsaid.is_sorted()
    };
    match [Place::Path, Place::Query, Place::Header].into_iter().all(place) {
        true => Vec::new(),
        false => fields().map(|(_, field)| field.name.spec.clone()).collect(),
    }
}

/// The members of a JSON body, if those beside the root do not come last.
pub(super) fn of_members(fields: &[Field]) -> Vec<String> {
    let members = || {
        let is_member = |field: &&Field| matches!(field.place, Place::Body | Place::BesideRoot);
        fields.iter().filter(is_member)
    };
    match members().map(|field| field.place == Place::BesideRoot).is_sorted() {
        true => Vec::new(),
        false => members().map(|field| field.name.spec.clone()).collect(),
    }
}

/// The errors, if their answers are in another order.
pub(super) fn of_errors(operation: &Operation) -> Vec<String> {
    // An answer without a status is the last of the document.
    let status = |case: &ErrorCase| case.status.as_ref().map_or(u16::MAX, |status| status.value);
    let mut kinds: BTreeMap<(bool, bool), Vec<u16>> = BTreeMap::new();
    for case in &operation.errors {
        let kind = (case.shared, case.code.is_some());
        kinds.entry(kind).or_default().push(status(case));
    }
    match kinds.values().all(|statuses| statuses.is_sorted()) {
        true => Vec::new(),
        false => operation.errors.iter().map(|case| case.name.spec.clone()).collect(),
    }
}

/// The operations of a resource, if those of one path do not stand together.
pub(super) fn of_operations(resource: &Resource, in_document: &[String]) -> Vec<String> {
    let names: Vec<String> = resource
        .operations
        .iter()
        .map(|operation| operation.name.spec.clone())
        .collect();
    match names == in_document {
        true => Vec::new(),
        false => names,
    }
}
