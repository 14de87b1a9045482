//! Types and bodies that build on an object type: its fields and groups are copied before anything is linked. A copied
//! field keeps its place, so a type that is defined in it stays one type.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::rules::TYPE_CYCLE;
use super::type_names::unknown_type;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::Namespace;
use crate::parse::rules::BAD_VALUE;
use crate::source::{Span, Spanned};
use crate::syntax::keys::FIELD_TYPES;
use crate::syntax::{Body, Content, Field, Groups, Spec, TypeDefinition, TypeKind};
use crate::wording::shown;

/// A few lines of a spec can say many fields, chain by chain. No API has as many as this.
const MOST_COPIED_FIELDS: usize = 100_000;

/// A spec in which nothing builds on anything any more.
pub(super) struct Expanded {
    pub(super) spec: Spec,
    /// The places of the types that others build on.
    pub(super) bases: BTreeSet<Span>,
}

/// Copies what types and bodies build on. What cannot be copied is reported and left out.
pub(super) fn expand(mut expanded: Spec, diagnostics: &mut Diagnostics) -> Expanded {
    // Of a large spec nothing is kept twice but the types, as they were written.
    let shared = expanded.api.types.clone();
    let own: Vec<_> = expanded
        .resources
        .iter()
        .map(|resource| resource.types.clone())
        .collect();
    let mut copier = Copier::new(&shared, &own);
    copier.finish_types(diagnostics);
    let mut finished = copier.objects.iter().filter_map(|object| object.finished.as_ref());
    let of_api = expanded.api.types.iter_mut();
    let of_resources = expanded.resources.iter_mut().flat_map(|resource| &mut resource.types);
    for definition in of_api.chain(of_resources) {
        if let TypeKind::Object {
            extends,
            fields,
            groups,
            namespace,
        } = &mut definition.kind
            && let Some(parts) = finished.next()
            && extends.is_some()
        {
            *fields = parts.fields.to_vec();
            *groups = parts.groups.clone().into_owned();
            *namespace = parts.namespace.cloned();
        }
    }
    for (home, resource) in expanded.resources.iter_mut().enumerate() {
        for operation in &mut resource.operations {
            copier.extend_request(&mut operation.body, &mut operation.groups, home, diagnostics);
            for answer in &mut operation.answers {
                copier.extend_answer(&mut answer.body, home, diagnostics);
            }
        }
    }
    Expanded {
        spec: expanded,
        bases: copier.bases,
    }
}

/// What an object type has, its base's parts included. Nothing is copied of a type that builds on none.
#[derive(Clone)]
struct Parts<'a> {
    fields: Cow<'a, [Field]>,
    groups: Cow<'a, Groups>,
    namespace: Option<&'a Namespace>,
}

struct Object<'a> {
    name: &'a Spanned<String>,
    /// The resource that defines it; `None`: `api.yaml`.
    home: Option<usize>,
    extends: Option<&'a Spanned<String>>,
    fields: &'a [Field],
    groups: &'a Groups,
    namespace: Option<&'a Namespace>,
    finished: Option<Parts<'a>>,
}

#[derive(Clone, Copy)]
enum Named<'a> {
    Object(usize),
    Other(&'a TypeDefinition),
}

struct Copier<'a> {
    objects: Vec<Object<'a>>,
    by_name: BTreeMap<(Option<usize>, &'a str), Named<'a>>,
    bases: BTreeSet<Span>,
    copied: usize,
}

impl<'a> Copier<'a> {
    fn new(shared: &'a [TypeDefinition], own: &'a [Vec<TypeDefinition>]) -> Self {
        let mut copier = Self {
            objects: Vec::new(),
            by_name: BTreeMap::new(),
            bases: BTreeSet::new(),
            copied: 0,
        };
        copier.add_types(shared, None);
        for (home, types) in own.iter().enumerate() {
            copier.add_types(types, Some(home));
        }
        copier
    }

    fn add_types(&mut self, types: &'a [TypeDefinition], home: Option<usize>) {
        for definition in types {
            let named = match &definition.kind {
                TypeKind::Object {
                    extends,
                    fields,
                    groups,
                    namespace,
                } => {
                    self.objects.push(Object {
                        name: &definition.name,
                        home,
                        extends: extends.as_ref(),
                        fields,
                        groups,
                        namespace: namespace.as_ref(),
                        finished: None,
                    });
                    Named::Object(self.objects.len() - 1)
                }
                TypeKind::Alias(_) | TypeKind::Union(_) | TypeKind::Enum(_) => Named::Other(definition),
            };
            self.by_name.insert((home, definition.name.value.as_str()), named);
        }
    }

    /// Chains may be as long as the file: they are followed, not recursed into.
    fn finish_types(&mut self, diagnostics: &mut Diagnostics) {
        for start in 0..self.objects.len() {
            let chain = self.unfinished_chain(start, diagnostics);
            for &(index, base) in chain.iter().rev() {
                let parts = self.parts_of(index, base, diagnostics);
                self.objects[index].finished = Some(parts);
            }
        }
    }

    /// From `start` along the bases to the last that is not finished yet, each with its base.
    fn unfinished_chain(&mut self, start: usize, diagnostics: &mut Diagnostics) -> Vec<(usize, Option<usize>)> {
        let mut chain = Vec::new();
        let mut on_chain = BTreeSet::new();
        let mut next = Some(start);
        while let Some(index) = next.filter(|&index| self.objects[index].finished.is_none()) {
            on_chain.insert(index);
            let Object { extends, home, .. } = self.objects[index];
            let mut base = extends.and_then(|name| self.base(name, home, diagnostics));
            if let Some(first) = base.filter(|base| on_chain.contains(base)) {
                diagnostics.push(self.cycle(index, first));
                base = None;
            }
            chain.push((index, base));
            next = base;
        }
        chain
    }

    fn parts_of(&mut self, index: usize, base: Option<usize>, diagnostics: &mut Diagnostics) -> Parts<'a> {
        let Object {
            extends,
            fields,
            groups,
            namespace,
            ..
        } = self.objects[index];
        let base = base.and_then(|base| self.take(extends?, base, diagnostics));
        match base {
            None => Parts {
                fields: Cow::Borrowed(fields),
                groups: Cow::Borrowed(groups),
                namespace,
            },
            Some(base) => Parts {
                fields: Cow::Owned(extended(base.fields.into_owned(), fields)),
                groups: Cow::Owned(joined(base.groups.into_owned(), groups)),
                namespace: namespace.or(base.namespace),
            },
        }
    }

    fn extend_request(&mut self, body: &mut Body, groups: &mut Groups, home: usize, diagnostics: &mut Diagnostics) {
        if let Some(base) = self.base_of_body(body, home, diagnostics) {
            extend_body(body, base.fields.into_owned());
            *groups = joined(base.groups.into_owned(), groups);
        }
    }

    /// Answers have no rules over several fields: what the base requires in some cases may be missing here.
    fn extend_answer(&mut self, body: &mut Body, home: usize, diagnostics: &mut Diagnostics) {
        if let Some(base) = self.base_of_body(body, home, diagnostics) {
            extend_body(
                body,
                base.fields.into_owned().into_iter().map(without_conditions).collect(),
            );
        }
    }

    fn base_of_body(&mut self, body: &Body, home: usize, diagnostics: &mut Diagnostics) -> Option<Parts<'a>> {
        let name = body.extends()?;
        let base = self.base(name, Some(home), diagnostics)?;
        self.take(name, base, diagnostics)
    }

    /// What the finished base gives, unless it is too much by now.
    fn take(&mut self, name: &Spanned<String>, base: usize, diagnostics: &mut Diagnostics) -> Option<Parts<'a>> {
        let Object { finished, .. } = &self.objects[base];
        let parts = finished.as_ref()?;
        let was_too_much = self.copied > MOST_COPIED_FIELDS;
        self.copied += parts.fields.len();
        if was_too_much {
            // Said once: each type further along a chain would say it again.
            return None;
        }
        if self.copied > MOST_COPIED_FIELDS {
            let headline = format!("`extends` copies more than {MOST_COPIED_FIELDS} fields in all");
            diagnostics.push(
                Diagnostic::error(&BAD_VALUE, name.span, headline)
                    .help("describe fewer types, or split the API in two"),
            );
            return None;
        }
        Some(parts.clone())
    }

    /// The object type of that name; reported if there is none.
    fn base(&mut self, name: &Spanned<String>, home: Option<usize>, diagnostics: &mut Diagnostics) -> Option<usize> {
        let key = name.value.as_str();
        let own = self.by_name.get(&(home, key));
        match own.or_else(|| self.by_name.get(&(None, key))) {
            Some(Named::Object(index)) => {
                self.bases.insert(self.objects[*index].name.span);
                return Some(*index);
            }
            Some(Named::Other(definition)) => {
                diagnostics.push(no_object(name).related(definition.name.span, "defined here"));
            }
            None if FIELD_TYPES.contains(&key) => diagnostics.push(no_object(name)),
            None => {
                let visible = self.by_name.keys().filter(|(of, _)| of.is_none() || *of == home);
                diagnostics.push(unknown_type(name, visible.map(|(_, name)| *name)));
            }
        }
        None
    }

    fn cycle(&self, last: usize, first: usize) -> Diagnostic {
        let (last, first) = (&self.objects[last], &self.objects[first]);
        let headline = format!("the type {} builds on itself", shown(&first.name.value));
        let place = last.extends.map_or(last.name.span, |name| name.span);
        Diagnostic::error(&TYPE_CYCLE, place, headline)
            .related(first.name.span, "the type")
            .help("leave `extends` out of the type that has the common fields")
    }
}

fn no_object(name: &Spanned<String>) -> Diagnostic {
    let headline = format!("{} has no fields to build on", shown(&name.value));
    Diagnostic::error(&BAD_VALUE, name.span, headline)
        .help("`extends` takes an object type: one with `fields` under `types:`")
}

fn extend_body(body: &mut Body, base: Vec<Field>) {
    if let Body::Json { content, .. } | Body::Form { content, .. } | Body::Xml { content, .. } = body
        && let Content::Fields(fields) = content
    {
        *fields = extended(base, fields);
    }
}

/// The base's fields, each replaced by the own one of its name, then the other own ones.
fn extended(base: Vec<Field>, own: &[Field]) -> Vec<Field> {
    let mut by_name: BTreeMap<&str, &Field> = own.iter().map(|field| (field.name.value.as_str(), field)).collect();
    let mut fields = Vec::with_capacity(base.len() + own.len());
    for field in base {
        let replaced = by_name.remove(field.name.value.as_str());
        fields.push(replaced.cloned().unwrap_or(field));
    }
    let others = own
        .iter()
        .filter(|field| by_name.contains_key(field.name.value.as_str()));
    fields.extend(others.cloned());
    fields
}

fn joined(base: Groups, own: &Groups) -> Groups {
    let join = |mut base: Vec<_>, own: &[_]| {
        base.extend_from_slice(own);
        base
    };
    Groups {
        at_least_one_of: join(base.at_least_one_of, &own.at_least_one_of),
        exactly_one_of: join(base.exactly_one_of, &own.exactly_one_of),
        together: join(base.together, &own.together),
        in_order: join(base.in_order, &own.in_order),
    }
}

fn without_conditions(mut field: Field) -> Field {
    field.required_when = None;
    let conditions = [field.required_if.take(), field.required_unless.take()];
    if let Some(condition) = conditions.into_iter().flatten().next() {
        field.optional = Some(Spanned::new(true, condition.span));
    }
    field
}
