//! Named types and error bodies as `components.schemas`.

use specwright_codegen::model::{EnumValue, Field, Place, TypeDef, TypeId, TypeKind};

use super::describe::Description;
use super::in_place::in_place;
use super::names;
use super::schema;
use super::usage::Usage;
use super::writer::Writer;
use crate::tree::{Object, Tree};

impl Writer<'_> {
    /// Every schema that has a name.
    pub(super) fn schemas(&mut self) -> Object {
        self.enter_operation(None);
        let mut schemas = Object::new();
        let model = self.model;
        let in_place = in_place(model);
        for index in self.in_order() {
            let Some(ty) = model.types.get(index) else { continue };
            let usage = self.usage.get(index).copied().unwrap_or_default();
            // What answers that are not ready hold stands in the answer itself.
            if !usage.sent && !usage.received {
                continue;
            }
            let key = self.names.of_type(TypeId(index)).to_owned();
            let mut schema = self.named_type(ty, usage, &key);
            schema.flag("x-specwright-in-place", in_place.get(index) == Some(&true));
            schemas.put(&key, schema);
        }
        for (index, body) in model.api.error_bodies.iter().enumerate() {
            self.enter(Some(format!("error body {}", body.name.spec)));
            let key = self.names.of_error_body(index).to_owned();
            let schema = self.error_body(body);
            schemas.put(&key, schema);
        }
        schemas
    }

    /// Those of all resources first, then by resource; details of errors have no place of their own in a spec and come
    /// last, by their names.
    fn in_order(&self) -> Vec<usize> {
        let types = &self.model.types;
        let mut order: Vec<usize> = (0..types.len()).collect();
        order.sort_by_key(|index| {
            let home = types.get(*index).and_then(|ty| ty.resource);
            let is_details = self.usage.get(*index).is_some_and(|usage| usage.details);
            let name = if is_details {
                self.names.of_type(TypeId(*index))
            } else {
                ""
            };
            (home, is_details, name)
        });
        order
    }

    fn named_type(&mut self, ty: &TypeDef, usage: Usage, key: &str) -> Object {
        let place = ty.name.spec.clone();
        let mut schema = match &ty.kind {
            TypeKind::Enum { values } => enumeration(ty, values),
            TypeKind::Union { members } => self.union(members, usage, &place),
            TypeKind::Object {
                fields,
                groups,
                namespace,
            } => {
                let mut object = self.object(fields.iter().filter(|field| is_inside(field.place)), usage, &place);
                self.enter(Some(place.clone()));
                match usage.sent && !usage.received {
                    true => self.groups(fields, groups, &mut object),
                    // In an answer the rules are not checked, so the schema may not ask for them.
                    false => self.lose_groups(fields, groups, &mut object),
                }
                schema::put_namespace(namespace.as_ref(), &mut object);
                self.put_outside(fields, usage, &mut object);
                object
            }
        };
        if !matches!(ty.kind, TypeKind::Enum { .. }) {
            Description::of(ty.about.as_deref(), &ty.evidence).put(&mut schema);
        }
        let name = names::type_name(ty);
        if name != key {
            schema.put("x-specwright-type-name", name);
        }
        let resource = ty.resource.and_then(|index| self.model.resources.get(index));
        schema.put_some("x-specwright-home", resource.map(|resource| &resource.name.spec));
        schema.flag("x-specwright-details", usage.details);
        schema
    }

    /// Details of an error that stand in headers, and the status.
    fn put_outside(&mut self, fields: &[Field], usage: Usage, object: &mut Object) {
        let headers = self.headers(fields, usage);
        object.put_object("x-specwright-headers", headers);
        self.put_status(fields, object);
    }

    /// An object with exactly one of the members.
    fn union(&mut self, members: &[Field], usage: Usage, place: &str) -> Object {
        let mut variants: Vec<Object> = Vec::new();
        for member in members {
            let variant = self.object([member], usage, place);
            variants.push(variant.with("additionalProperties", false));
        }
        let mut union = Object::of("type", "object");
        union.put_list("oneOf", variants);
        union.put("x-specwright-union", true);
        union
    }
}

fn is_inside(place: Place) -> bool {
    !matches!(place, Place::Header | Place::Status)
}

/// A text that is one of several. What each means stands in the description, which every tool shows, and in a list.
fn enumeration(ty: &TypeDef, values: &[EnumValue]) -> Object {
    let mut schema = Object::of("type", "string");
    schema.put_list("enum", values.iter().map(|value| &value.name.spec).collect());
    let has_meanings = values.iter().any(|value| value.about.is_some());
    let mut more = Vec::new();
    if has_meanings {
        let meaning = |value: &EnumValue| value.about.clone().unwrap_or_default();
        let lines = values.iter().map(|value| match &value.about {
            Some(about) => format!("- `{}`: {about}", value.name.spec),
            None => format!("- `{}`", value.name.spec),
        });
        more.push(lines.collect::<Vec<_>>().join("\n"));
        let meanings: Vec<Tree> = values.iter().map(|value| meaning(value).into()).collect();
        schema.put("x-enum-descriptions", meanings);
    }
    let description = Description {
        more,
        ..Description::of(ty.about.as_deref(), &ty.evidence)
    };
    description.put(&mut schema);
    schema
}
