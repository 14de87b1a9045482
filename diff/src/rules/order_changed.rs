//! What stands in the files stands in another order.

use std::collections::BTreeSet;

use specwright_codegen::model::{Api, Field, Model, Operation, Resource, TypeId, TypeKind};
use specwright_codegen::source::Span;

use super::{Rule, orders, words};
use crate::change::What;
use crate::pair::{Pair, Role, type_name};
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "order-changed",
    summary: "What stands in the files stands in another order",
    explanation: "\
Fields are sent and shown in the order of the file, values and kinds are listed so. No format that clients speak
gives the order a meaning, and programs that do not spell out the states of a builder compile as before. What the
order decides (the first server, the first way to send credentials, the form of errors that is tried first) is a
finding of its own.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    found.extend(of_api(pair));
    for list in pair.fields() {
        // A field that travels elsewhere stands elsewhere, too.
        let here = list.both().filter(|field| field.old.place == field.new.place);
        let mut both: Vec<(usize, usize)> = here.map(|field| field.index).collect();
        both.sort_unstable();
        let names = |field: &Field| words::wire(field);
        let is_moved = !both.iter().map(|(_, new)| new).is_sorted();
        let has_other_names = list.both().any(|field| {
            let (old, new) = (names(field.old), names(field.new));
            let sorted = |field: &Field| {
                field
                    .wire
                    .iter()
                    .map(|wire| wire.value.clone())
                    .collect::<BTreeSet<_>>()
            };
            old != new && sorted(field.old) == sorted(field.new) && !list.is_sent
        });
        if is_moved || has_other_names {
            let kind = match list.role {
                Role::Request => "order of the request",
                Role::Answer => "order of the answer",
                Role::Object => "order of fields",
                Role::Union => "order of members",
            };
            found.push(finding(
                pair,
                What::part(&list.owner, kind, ""),
                list.old.span,
                list.new.span,
            ));
        }
    }
    for (old, new) in pair.types.iter() {
        let (old, new_type) = (pair.old.model.ty(old), pair.new.model.ty(new));
        let (TypeKind::Enum { values: was }, TypeKind::Enum { values: is }) = (&old.kind, &new_type.kind) else {
            continue;
        };
        if orders::differ(
            was.iter().map(|value| &value.name.spec),
            is.iter().map(|value| &value.name.spec),
        ) {
            let what = What::part(&type_name(pair.new.model, new), "order of values", "");
            found.push(finding(pair, what, old.name.span, new_type.name.span));
        }
    }
    for call in pair.operations() {
        let errors = |operation: &Operation| -> Vec<String> {
            operation.errors.iter().map(|error| error.name.spec.clone()).collect()
        };
        let (old, new) = (call.old.operation, call.new.operation);
        let roots = call.answers.both.iter().any(|(old, new)| {
            let (was, is) = (words::roots(old), words::roots(new));
            orders::differ(was, is)
        });
        if orders::differ(errors(old), errors(new)) || roots {
            let what = What::part(&call.name(), "order of errors", "");
            found.push(finding(pair, what, old.name.span, new.name.span));
        }
    }
}

fn finding(pair: &Pair<'_>, what: What, old: Span, new: Span) -> Finding {
    let finding = pair.finding(&RULE, what).was(old, "one order").is(new, "another order");
    let finding = finding.wire(Verdict::Patch, "things may be sent in another order");
    finding
        .rust(Verdict::Patch, "things are listed in another order")
        .says("is another one")
}

/// What `api.yaml` lists, and what the files of the resources list.
fn of_api(pair: &Pair<'_>) -> Vec<Finding> {
    let (old, new) = (&pair.old.model.api, &pair.new.model.api);
    let names = |api: &Api| {
        let servers = api.servers.iter().map(|server| ("server", server.name.spec.clone()));
        let auth = api.auth.iter().map(|scheme| ("auth", scheme.name.spec.clone()));
        let credentials = api
            .credentials
            .iter()
            .map(|credential| ("credential", credential.name.spec.clone()));
        let variables = api.servers.iter().flat_map(|server| &server.variables);
        let variables = variables.map(|variable| ("variable", variable.name.spec.clone()));
        (
            servers.collect::<Vec<_>>(),
            auth.collect::<Vec<_>>(),
            credentials.chain(variables).collect::<Vec<_>>(),
        )
    };
    // Another first one is a finding of its own.
    let moved =
        |was: Vec<(&str, String)>, is: Vec<(&str, String)>| was.first() == is.first() && orders::differ(was, is);
    let mut found = Vec::new();
    let shared = |model: &Model| types_of(model, None);
    let (was, is) = (names(old), names(new));
    let is_moved = moved(was.0, is.0)
        || moved(was.1, is.1)
        || orders::differ(was.2, is.2)
        || orders::differ(shared(pair.old.model), shared(pair.new.model));
    if is_moved {
        found.push(finding(
            pair,
            What::of_api("order of the API", ""),
            old.name.span,
            new.name.span,
        ));
    }
    for (old, new) in &pair.resources.both {
        let operations = |resource: &Resource| {
            let operations = resource.operations.iter();
            operations
                .map(|operation| operation.name.spec.clone())
                .collect::<Vec<_>>()
        };
        let is_moved = orders::differ(operations(old), operations(new))
            || orders::differ(types_of(pair.old.model, Some(old)), types_of(pair.new.model, Some(new)));
        if is_moved {
            let what = What::of_api("order of resource", &new.name.spec);
            found.push(finding(pair, what, old.name.span, new.name.span));
        }
    }
    found
}

/// The names of the types of a resource, or of those that all share.
fn types_of(model: &Model, resource: Option<&Resource>) -> Vec<String> {
    match resource {
        Some(resource) => resource.types.iter().map(|&id| type_name(model, id)).collect(),
        None => {
            let shared = (0..model.types.len())
                .map(TypeId)
                .filter(|&id| model.ty(id).resource.is_none());
            shared.map(|id| type_name(model, id)).collect()
        }
    }
}
