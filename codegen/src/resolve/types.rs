//! Named types: which there are, where they belong, and what a name refers to.

use std::collections::{BTreeMap, BTreeSet};

use super::aliases::{AliasEntry, Merged};
use super::fields::{FieldContext, resolve_answer_fields, resolve_details, resolve_object, resolve_union};
use super::naming::{Module, Scope};
use super::type_names::{plain_type, report_plain_name, report_shadowing, unknown_type};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{EnumValue, Evidence, Ident, Namespace, TypeDef, TypeId, TypeKind, TypeRef};
use crate::names;
use crate::source::{Span, Spanned};
use crate::syntax::{self, Answer, Details, Field, FieldType, Groups, TypeDefinition};
use crate::wording::shown;

/// Every named type of an API.
pub(super) struct Types<'a> {
    declarations: Vec<Declaration<'a>>,
    pub(super) aliases: Vec<AliasEntry<'a>>,
    /// By the resource that defines it (`None`: `api.yaml`) and its name.
    by_name: BTreeMap<(Option<usize>, &'a str), Target>,
    /// Inline types, by the place of the field's name, and those of details, by the place of theirs.
    inline: BTreeMap<Span, TypeId>,
    /// The places of inline types that are declared: a type that builds on another has the same ones again.
    declared_inline: BTreeSet<Span>,
}

/// A type that becomes a Rust type.
struct Declaration<'a> {
    name: &'a Spanned<String>,
    resource: Option<usize>,
    about: Option<&'a str>,
    evidence: Evidence,
    form: Form<'a>,
    is_inline: bool,
}

#[derive(Clone, Copy)]
enum Form<'a> {
    Object(&'a [Field], Option<&'a Groups>, Option<&'a Namespace>),
    Details(&'a Details),
    Pending(&'a Answer),
    Union(&'a [Field]),
    Enum(&'a [syntax::EnumValue]),
}

#[derive(Debug, Clone, Copy)]
enum Target {
    Type(TypeId),
    Alias(usize),
}

/// What a type's name stands for.
pub(super) enum Meaning {
    Type(TypeRef),
    Alias(Box<Merged>),
}

impl<'a> Types<'a> {
    pub(super) fn collect(
        api: &'a syntax::Api,
        resources: &[&'a syntax::Resource],
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut types = Types {
            declarations: Vec::new(),
            aliases: Vec::new(),
            by_name: BTreeMap::new(),
            inline: BTreeMap::new(),
            declared_inline: BTreeSet::new(),
        };
        types.add_definitions(&api.types, None);
        let shared = api.errors.iter().filter_map(|error| error.details.as_ref());
        for details in shared.chain(api.codes.iter().filter_map(|code| code.details.as_ref())) {
            types.add_details(details, None);
        }
        for (index, resource) in resources.iter().enumerate() {
            types.add_definitions(&resource.types, Some(index));
            for operation in &resource.operations {
                types.add_operation(operation, index);
            }
        }
        types.declarations.sort_by_key(|declaration| declaration.name.span);
        types.index_names(diagnostics);
        types.merge_aliases(diagnostics);
        types
    }

    fn add_definitions(&mut self, definitions: &'a [TypeDefinition], resource: Option<usize>) {
        for definition in definitions {
            let form = match &definition.kind {
                syntax::TypeKind::Alias(alias) => {
                    self.aliases.push(AliasEntry::new(definition, alias, resource));
                    continue;
                }
                syntax::TypeKind::Object {
                    extends: _,
                    fields,
                    groups,
                    namespace,
                } => {
                    self.add_inline_types(fields, resource);
                    Form::Object(fields, Some(groups), namespace.as_ref())
                }
                syntax::TypeKind::Union(members) => {
                    self.add_inline_types(members, resource);
                    Form::Union(members)
                }
                syntax::TypeKind::Enum(values) => Form::Enum(values),
            };
            self.declarations.push(Declaration {
                name: &definition.name,
                resource,
                about: definition.about.as_deref(),
                evidence: definition.evidence.clone(),
                form,
                is_inline: false,
            });
        }
    }

    fn add_operation(&mut self, operation: &'a syntax::Operation, resource: usize) {
        let resource = Some(resource);
        self.add_inline_types(&operation.path_fields, resource);
        self.add_inline_types(&operation.query_fields, resource);
        self.add_inline_types(&operation.header_fields, resource);
        self.add_inline_types(operation.body.fields(), resource);
        for answer in &operation.answers {
            self.add_inline_types(&answer.header_fields, resource);
            self.add_inline_types(&answer.status_field, resource);
            self.add_inline_types(answer.body.fields(), resource);
            self.add_pending(answer, resource);
        }
        let by_status = operation.errors.iter().filter_map(|error| error.details.as_ref());
        let by_code = operation.codes.iter().filter_map(|code| code.details.as_ref());
        for details in by_status.chain(by_code) {
            self.add_details(details, resource);
        }
    }

    /// The type of what an error holds, and the inline types in it.
    fn add_details(&mut self, details: &'a Details, resource: Option<usize>) {
        self.add_inline_types(details.fields(), resource);
        self.declarations.push(Declaration {
            name: &details.name,
            resource,
            about: details.about.as_deref(),
            evidence: Evidence::default(),
            form: Form::Details(details),
            is_inline: true,
        });
    }

    /// The type of what a pending answer holds, if it holds something.
    fn add_pending(&mut self, answer: &'a Answer, resource: Option<usize>) {
        if let Some(pending) = &answer.pending
            && answer.fields().next().is_some()
        {
            self.declarations.push(Declaration {
                name: &pending.name,
                resource,
                about: Some(&pending.about),
                evidence: Evidence::default(),
                form: Form::Pending(answer),
                is_inline: true,
            });
        }
    }

    /// Inline types, and those inside them: no deeper than the file is nested.
    fn add_inline_types(&mut self, fields: impl IntoIterator<Item = &'a Field>, resource: Option<usize>) {
        for field in fields {
            let is_type = matches!(field.ty, FieldType::Object(_) | FieldType::Enum(_));
            if is_type && !self.declared_inline.insert(field.name.span) {
                continue;
            }
            let form = match &field.ty {
                FieldType::Object(inner) => {
                    self.add_inline_types(inner, resource);
                    Form::Object(inner, None, None)
                }
                FieldType::Enum(values) => Form::Enum(values),
                FieldType::Named(_) | FieldType::List(_) | FieldType::Map(_) => continue,
            };
            self.declarations.push(Declaration {
                name: &field.name,
                resource,
                about: field.about.as_deref(),
                evidence: Evidence::default(),
                form,
                is_inline: true,
            });
        }
    }

    fn index_names(&mut self, diagnostics: &mut Diagnostics) {
        let mut shared = BTreeMap::new();
        for (index, declaration) in self.declarations.iter().enumerate() {
            if declaration.is_inline {
                self.inline.insert(declaration.name.span, TypeId(index));
                continue;
            }
            let key = (declaration.resource, declaration.name.value.as_str());
            self.by_name.insert(key, Target::Type(TypeId(index)));
        }
        for (index, alias) in self.aliases.iter().enumerate() {
            self.by_name
                .insert((alias.resource, alias.name.value.as_str()), Target::Alias(index));
        }
        let named = self.declarations.iter().filter(|declaration| !declaration.is_inline);
        let all = named.map(|declaration| (declaration.resource, declaration.name));
        let all: Vec<_> = all
            .chain(self.aliases.iter().map(|alias| (alias.resource, alias.name)))
            .collect();
        for (_, name) in all.iter().filter(|(resource, _)| resource.is_none()) {
            shared.insert(name.value.as_str(), name.span);
        }
        for (resource, name) in all {
            report_plain_name(name, diagnostics);
            match shared.get(name.value.as_str()) {
                Some(first) if resource.is_some() => report_shadowing(name, *first, diagnostics),
                _ => {}
            }
        }
    }

    /// Takes the names of a module's types, and of what is generated beside them.
    pub(super) fn name_types(
        &self,
        resource: Option<usize>,
        sent: &BTreeSet<TypeId>,
        module: &mut Module,
        diagnostics: &mut Diagnostics,
    ) {
        let declarations = self.declarations.iter().enumerate();
        for (index, declaration) in declarations.filter(|(_, declaration)| declaration.resource == resource) {
            let name = declaration.name;
            // A name that is not valid is reported where the type is resolved.
            let Ok(rust) = names::pascal_case(&name.value) else {
                continue;
            };
            let by = match (declaration.form, declaration.is_inline) {
                (Form::Pending(_), _) => "the type of the pending answer".to_owned(),
                (Form::Details(_), _) => format!("the type of the details {}", shown(&name.value)),
                (_, true) => format!("the type of the field {}", shown(&name.value)),
                (_, false) => format!("the type {}", shown(&name.value)),
            };
            let types = &mut module.types;
            types.take_for(&rust, &name.value, name.span, by.clone(), diagnostics);
            if matches!(declaration.form, Form::Object(..)) && sent.contains(&TypeId(index)) {
                let builder = Ident(format!("{}Builder", rust.as_str()));
                let by = format!("the builder of {by}");
                types.take_for(&builder, &name.value, name.span, by, diagnostics);
            }
            if !matches!(declaration.form, Form::Enum(_)) {
                let description = names::screaming_case(&rust);
                let statics = &mut module.statics;
                statics.take_for(&description, &name.value, name.span, by, diagnostics);
            }
        }
    }

    /// The types that a resource defines.
    pub(super) fn of_resource(&self, resource: usize) -> Vec<TypeId> {
        let declarations = self.declarations.iter().enumerate();
        declarations
            .filter(|(_, declaration)| declaration.resource == Some(resource))
            .map(|(index, _)| TypeId(index))
            .collect()
    }

    pub(super) fn inline(&self, field: &Field) -> Option<TypeId> {
        self.inline.get(&field.name.span).copied()
    }

    /// The type of what an error holds.
    pub(super) fn details(&self, details: &Details) -> Option<TypeId> {
        self.inline.get(&details.name.span).copied()
    }

    /// The type of what a pending answer holds.
    pub(super) fn pending(&self, pending: &syntax::PendingType) -> Option<TypeId> {
        self.inline.get(&pending.name.span).copied()
    }

    /// What `name` stands for in a file of `resource`. Reported and taken for text if it is nothing.
    pub(super) fn meaning(
        &mut self,
        name: &Spanned<String>,
        resource: Option<usize>,
        diagnostics: &mut Diagnostics,
    ) -> Meaning {
        if let Some(ty) = plain_type(&name.value) {
            return Meaning::Type(ty);
        }
        match self.target(&name.value, resource) {
            Some(Target::Type(id)) => Meaning::Type(TypeRef::Named(id)),
            Some(Target::Alias(index)) => Meaning::Alias(Box::new(self.use_alias(index))),
            None => {
                // Looking for what was meant takes time.
                if !diagnostics.is_full() {
                    diagnostics.push(self.unknown_type(name, resource));
                }
                Meaning::Type(TypeRef::String)
            }
        }
    }

    fn target(&self, name: &str, resource: Option<usize>) -> Option<Target> {
        let own = self.by_name.get(&(resource, name));
        own.or_else(|| self.by_name.get(&(None, name))).copied()
    }

    /// The alias of that name, if it is one.
    pub(super) fn alias_index(&self, name: &str, resource: Option<usize>) -> Option<usize> {
        match self.target(name, resource)? {
            Target::Alias(index) => Some(index),
            Target::Type(_) => None,
        }
    }

    /// Whether the name is that of an object, an enum or a union.
    pub(super) fn is_declared(&self, name: &str, resource: Option<usize>) -> bool {
        matches!(self.target(name, resource), Some(Target::Type(_)))
    }

    pub(super) fn unknown_type(&self, name: &Spanned<String>, resource: Option<usize>) -> Diagnostic {
        let visible = self
            .by_name
            .keys()
            .filter(|(home, _)| home.is_none() || *home == resource);
        unknown_type(name, visible.map(|(_, name)| *name))
    }

    /// Every type with its fields linked, in the order of their ids.
    pub(super) fn resolve_definitions(&mut self, diagnostics: &mut Diagnostics) -> Vec<TypeDef> {
        (0..self.declarations.len())
            .map(|index| self.resolve_definition(index, diagnostics))
            .collect()
    }

    fn resolve_definition(&mut self, index: usize, diagnostics: &mut Diagnostics) -> TypeDef {
        let declaration = &self.declarations[index];
        let (resource, form) = (declaration.resource, declaration.form);
        let about = declaration.about.map(str::to_owned);
        let evidence = declaration.evidence.clone();
        let name = Scope::of("a type").give(declaration.name, names::pascal_case, diagnostics);
        let context = &mut FieldContext {
            types: self,
            resource,
            diagnostics,
        };
        let kind = match form {
            Form::Object(fields, groups, namespace) => resolve_object(context, fields, groups, namespace),
            Form::Details(details) => resolve_details(context, details),
            Form::Pending(answer) => TypeKind::Object {
                fields: resolve_answer_fields(context, answer),
                groups: Vec::new(),
                namespace: None,
            },
            Form::Union(members) => resolve_union(context, members),
            Form::Enum(values) => TypeKind::Enum {
                values: resolve_values(values, context.diagnostics),
            },
        };
        TypeDef {
            name,
            about,
            resource,
            kind,
            evidence,
        }
    }
}

fn resolve_values(values: &[syntax::EnumValue], diagnostics: &mut Diagnostics) -> Vec<EnumValue> {
    let mut scope = Scope::of_enum_values();
    let mut seen = BTreeMap::new();
    let mut resolved = Vec::new();
    for value in values {
        // A text that stands twice is a finding of its own, not a clash of names.
        let first = *seen.entry(value.text.value.as_str()).or_insert(value.text.span);
        let place = Spanned::new(value.text.value.clone(), first);
        let mut name = scope.give(&place, names::variant, diagnostics);
        name.span = value.text.span;
        resolved.push(EnumValue {
            name,
            about: value.about.clone(),
        });
    }
    resolved
}
