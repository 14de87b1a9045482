//! What is said for readers has changed.

use std::collections::BTreeMap;

use specwright_codegen::model::{Name, TypeKind};
use specwright_codegen::source::Span;

use super::idempotency_changed;
use super::texts::Texts;
use super::{Rule, api, texts};
use crate::change::What;
use crate::pair::{CallPair, Fields, Pair, type_name};
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "documentation-changed",
    summary: "What is said for readers has changed",
    explanation: "\
Descriptions, links, notes, doubts, samples, and what makes a mock answer with an error: the documentation reads
otherwise. Calls and programs are what they were. There is one finding for each operation and type, however many
words have changed.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    found.extend(of_api(pair));
    for (old, new) in &pair.resources.both {
        if old.about != new.about {
            let what = What::of_api("resource", &new.name.spec);
            found.push(finding(pair, what, old.name.span, new.name.span));
        }
    }
    let mut lists: BTreeMap<&str, Vec<&Fields<'_>>> = BTreeMap::new();
    for list in pair.fields() {
        lists.entry(&list.owner).or_default().push(list);
    }
    for call in pair.operations() {
        let name = call.name();
        let own = lists
            .get(name.as_str())
            .into_iter()
            .flatten()
            .filter(|list| list.new.ty.is_none());
        if of_call(pair, call, own.copied()).differ() {
            let spans = (call.old.operation.name.span, call.new.operation.name.span);
            found.push(finding(pair, What::whole(&name), spans.0, spans.1));
        }
    }
    for (old_id, new_id) in pair.types.iter() {
        let (old, new) = (pair.old.model.ty(old_id), pair.new.model.ty(new_id));
        let mut said = Texts::default();
        said.add(old, new, texts::definition);
        if let (TypeKind::Enum { values }, TypeKind::Enum { .. }) = (&old.kind, &new.kind) {
            let kept = values
                .iter()
                .filter(|value| !texts::value_of(new, &value.name.spec).is_empty());
            for value in kept {
                said.add(old, new, |definition| texts::value_of(definition, &value.name.spec));
            }
        }
        let name = type_name(pair.new.model, new_id);
        let own = lists.get(name.as_str()).into_iter().flatten();
        for list in own.filter(|list| list.new.ty == Some(new_id)) {
            said.add_fields(list);
        }
        if said.differ() {
            found.push(finding(pair, What::whole(&name), old.name.span, new.name.span));
        }
    }
}

fn finding(pair: &Pair<'_>, what: What, old: Span, new: Span) -> Finding {
    let finding = pair
        .finding(&RULE, what)
        .was(old, "documentation")
        .is(new, "documentation");
    let finding = finding.rust(Verdict::Patch, "its documentation reads otherwise");
    finding.says("is documented otherwise")
}

fn of_call<'p, 'a: 'p>(pair: &Pair<'_>, call: &CallPair<'_>, lists: impl Iterator<Item = &'p Fields<'a>>) -> Texts {
    let (old, new) = (call.old.operation, call.new.operation);
    let mut said = Texts::default();
    said.add(old, new, texts::operation);
    if idempotency_changed::in_words(old) == idempotency_changed::in_words(new) {
        said.add(&old.idempotency, &new.idempotency, texts::idempotency);
    }
    if let (Some(old), Some(new)) = (&old.deprecated, &new.deprecated) {
        said.add(old, new, |reason| vec![reason.clone()]);
    }
    for list in lists {
        said.add_fields(list);
    }
    for (old, new) in &call.answers.both {
        said.add(*old, *new, texts::answer);
    }
    if let (Some(old), Some(new)) = (&old.pending, &new.pending) {
        said.add(&old.response, &new.response, texts::answer);
    }
    for (old_error, new_error) in call.errors.both.iter().filter(|(old, new)| !old.shared || !new.shared) {
        said.old.extend(texts::error(pair.old.model, Some(old), old_error));
        said.new.extend(texts::error(pair.new.model, Some(new), new_error));
        said.add(old_error.shared, new_error.shared, |is_shared| {
            vec![is_shared.to_string()]
        });
        if let (Some(old), Some(new)) = (&old_error.deprecated, &new_error.deprecated) {
            said.add(old, new, |reason| vec![reason.clone()]);
        }
    }
    said
}

/// The API itself, the errors that all operations share, and each of what it lists.
fn of_api(pair: &Pair<'_>) -> Vec<Finding> {
    let (old, new) = (pair.old.model, pair.new.model);
    let mut said = Texts::default();
    said.add(&**old, &**new, texts::api);
    if let (Some(old), Some(new)) = (&old.api.rate_limit, &new.api.rate_limit) {
        said.add(old, new, texts::rate_limit);
    }
    for (_, old_error, new_error) in pair.errors().filter(|(_, old, new)| old.shared && new.shared) {
        said.old.extend(texts::error(old, None, old_error));
        said.new.extend(texts::error(new, None, new_error));
        if let (Some(old), Some(new)) = (&old_error.deprecated, &new_error.deprecated) {
            said.add(old, new, |reason| vec![reason.clone()]);
        }
    }
    let mut found = Vec::new();
    if said.differ() {
        let what = What::of_api("api", &new.api.name.spec);
        found.push(finding(pair, what, old.api.name.span, new.api.name.span));
    }
    let mut part = |kind, old: (&Name, Vec<String>), new: (&Name, Vec<String>)| {
        if old.1 != new.1 {
            found.push(finding(pair, What::of_api(kind, &new.0.spec), old.0.span, new.0.span));
        }
    };
    for (old, new) in api::servers(pair).both {
        part(
            "server",
            (&old.name, texts::server(old)),
            (&new.name, texts::server(new)),
        );
    }
    for (old, new) in api::variables(pair).both {
        part(
            "variable",
            (&old.name, texts::variable(old)),
            (&new.name, texts::variable(new)),
        );
    }
    for (old, new) in api::credentials(pair).both {
        part(
            "credential",
            (&old.name, texts::credential(old)),
            (&new.name, texts::credential(new)),
        );
    }
    for (old, new) in api::schemes(pair).both {
        part("auth", (&old.name, texts::scheme(old)), (&new.name, texts::scheme(new)));
    }
    for (old, new) in api::error_bodies(pair).both {
        part(
            "error body",
            (&old.name, texts::error_body(old)),
            (&new.name, texts::error_body(new)),
        );
    }
    found
}
