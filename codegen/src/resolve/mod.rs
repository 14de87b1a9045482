//! Syntax to model: names are linked to what they name, named scalars merged into the fields that use them, shared errors
//! into the operations; every name gets its Rust form. What cannot be linked is reported and stands in until the stage
//! ends, so that one mistake gives one message.

mod aliases;
mod api;
mod bases;
mod depth;
mod errors;
mod extends;
mod fields;
mod fill;
mod groups;
mod index;
mod naming;
mod operation;
mod pages;
pub(crate) mod rules;
mod samples;
mod type_names;
mod types;

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostics;
use crate::model::{Alias, Model, Resource, reachable};
use crate::names;
use crate::source::Spanned;
use crate::syntax;

use errors::resolve_shared_errors;
use naming::{Module, Scope, give_handle_name, report_setter_names};
use types::Types;

/// Links everything. `None` only when something was reported.
pub(crate) fn resolve_model(spec: syntax::Spec, diagnostics: &mut Diagnostics) -> Option<Model> {
    let mut found = Diagnostics::default();
    let extends::Expanded { spec: expanded, bases } = extends::expand(spec, &mut found);
    let spec = &expanded;
    let resources = sorted_resources(spec);
    let mut types = Types::collect(&spec.api, &resources, &mut found);
    let definitions = types.resolve_definitions(&mut found);
    let api = api::resolve_api(spec, &mut found);
    let shared_errors = resolve_shared_errors(&spec.api, &api.error_bodies, &types, &mut found);

    let mut names = Scope::of_resources();
    let mut modules = Vec::new();
    for (index, resource) in resources.iter().enumerate() {
        let name = names.give(&resource.name, names::file_name, &mut found);
        let mut module = Module::default();
        let mut context = operation::Context {
            types: &mut types,
            resource: index,
            definitions: &definitions,
            module: &mut module,
            shared_errors: &shared_errors,
            diagnostics: &mut found,
        };
        let operations = operation::resolve_operations(&mut context, &resource.operations);
        modules.push((name, module, operations));
    }
    let operations = modules.iter().flat_map(|(_, _, operations)| operations);
    let sent_fields = operations.flat_map(|operation| &operation.request.fields);
    let sent = reachable(&definitions, sent_fields);
    let linked = modules.into_iter().zip(resources.iter().enumerate());
    let linked = linked.map(|((name, mut module, operations), (index, resource))| {
        types.name_types(Some(index), &sent, &mut module, &mut found);
        Resource {
            name,
            type_name: give_handle_name(&mut module.types, &resource.name, &mut found),
            about: resource.about.clone(),
            operations,
            types: types.of_resource(index),
            file: resource.file,
        }
    });
    let linked = linked.collect();
    types.name_types(None, &sent, &mut Module::default(), &mut found);
    report_setter_names(&definitions, &sent, &mut found);
    depth::report_deep_types(&definitions, &mut found);

    let is_sound = !found.has_errors();
    diagnostics.extend(without_repeats(&found));
    is_sound.then(|| {
        let mut model = Model {
            api,
            types: definitions,
            aliases: used_aliases(&types),
            resources: linked,
        };
        bases::drop_bases(&mut model, &bases);
        model
    })
}

/// One name that clashes in several scopes, or one type that several operations use, is one mistake.
fn without_repeats(found: &Diagnostics) -> Diagnostics {
    let mut kept = Diagnostics::default();
    let mut seen = BTreeSet::new();
    for diagnostic in found.iter() {
        if seen.insert((diagnostic.rule.id, diagnostic.primary.span)) {
            kept.push(diagnostic.clone());
        }
    }
    kept
}

/// In the order of their names, whatever the files are called.
fn sorted_resources(spec: &syntax::Spec) -> Vec<&syntax::Resource> {
    let mut resources: Vec<_> = spec.resources.iter().collect();
    resources.sort_by(|a, b| (&a.name.value, a.name.span).cmp(&(&b.name.value, b.name.span)));
    resources
}

fn used_aliases(types: &Types<'_>) -> Vec<Alias> {
    let aliases = types.aliases.iter();
    aliases
        .map(|alias| Alias {
            name: Spanned::clone(alias.name),
            used: alias.used,
        })
        .collect()
}
