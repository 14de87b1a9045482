//! One of several objects that a member tells apart, as one object: the members of all of them.

use specwright_codegen::writing::Map;

use super::field::Said;
use super::importer::Importer;
use super::names::{Names, pascal, snake};
use super::object::enum_of;
use super::types::Asked;
use super::value::{At, Form};
use crate::document::{Json, Property, SchemaId, SchemaKind, Variant};

/// More values of the member that tells the forms apart are not listed.
const MOST_TAGS: usize = 200;

/// Objects that a member tells apart.
pub(super) struct Apart<'a> {
    /// The member.
    pub(super) by: &'a str,
    /// The objects.
    pub(super) forms: Vec<SchemaId>,
    variants: &'a [Variant],
}

/// A member of some of them.
struct Member<'a> {
    name: &'a str,
    found: Vec<&'a Property>,
}

impl<'a> Importer<'a> {
    /// The forms of a choice, if each is an object and a member tells them apart.
    pub(super) fn told_apart(&self, id: SchemaId) -> Option<Apart<'a>> {
        let shape = self.shape(id)?;
        let SchemaKind::OneOf {
            variants,
            discriminator: Some(known),
            ..
        } = &shape.schema.kind
        else {
            return None;
        };
        let forms = self.distinct(variants);
        let is_object = |id: &SchemaId| self.properties(*id).is_some_and(|properties| !properties.is_empty());
        (forms.len() > 1 && forms.iter().all(is_object)).then_some(Apart {
            by: &known.property,
            forms,
            variants,
        })
    }

    /// The fields of an object that stands for all forms.
    pub(super) fn merged(&mut self, asked: &Asked, apart: &Apart<'a>) -> Map {
        let mut members: Vec<Member<'a>> = Vec::new();
        for property in apart.forms.iter().filter_map(|form| self.properties(*form)).flatten() {
            if !self.is_in(property, asked.direction) {
                continue;
            }
            match members.iter_mut().find(|known| known.name == property.name) {
                Some(known) => known.found.push(property),
                None => members.push(Member {
                    name: &property.name,
                    found: vec![property],
                }),
            }
        }
        let mut names = Names::without(specwright_codegen::reserved::OF_AN_OBJECT_BUILDER);
        let mut fields = Map::default();
        for member in &members {
            self.merged_member(member, asked, apart, &mut names, &mut fields);
        }
        fields
    }

    fn merged_member(
        &mut self,
        member: &Member<'a>,
        asked: &Asked,
        apart: &Apart<'a>,
        names: &mut Names,
        fields: &mut Map,
    ) {
        let Some((first, shape)) = member
            .found
            .first()
            .and_then(|one| Some((*one, self.shape(one.schema)?)))
        else {
            return;
        };
        let place = shape.schema.place.clone();
        let at = At::new(asked.mode, asked.direction, &asked.name, member.name);
        let plain = snake(member.name);
        let name = names.first_free(&[&plain, &format!("{plain}_value")]);
        let said = Said {
            name: name.clone(),
            wire: member.name,
            about: first.about.as_deref(),
            required: member.found.len() == apart.forms.len() && member.found.iter().all(|one| one.required),
            place: place.clone(),
            ..Said::default()
        };
        let is_one = member.found.iter().all(|one| self.is_same(one.schema, first.schema));
        let is_told = is_one && self.has_choice(first.schema);
        let tags = match member.name == apart.by && !is_told {
            true => self.tags(apart, asked),
            false => None,
        };
        let map = match tags {
            Some(form) => self.field_of(&said, None, &form, &at),
            None if is_one => self.field(&said, Some(first.schema), &at),
            None => {
                let form = self.common_form(member, &at);
                self.field_of(&said, None, &form, &at)
            }
        };
        self.add(fields, &name, map, &place);
    }

    fn is_same(&self, left: SchemaId, right: SchemaId) -> bool {
        let id = |schema| self.shape(schema).map(|shape| shape.id);
        id(left) == id(right)
    }

    /// Whether a value is one of several texts.
    fn has_choice(&self, id: SchemaId) -> bool {
        let kind = self.shape(id).map(|shape| &shape.schema.kind);
        matches!(kind, Some(SchemaKind::Enum { values, .. }) if values.len() > 1)
    }

    /// An enum of what the member says of each form, where the document says it.
    fn tags(&mut self, apart: &Apart<'a>, asked: &Asked) -> Option<Form> {
        let mut tags: Vec<&str> = Vec::new();
        for variant in apart.variants.iter().take(MOST_TAGS + 1) {
            let tag = variant.tag.as_deref()?;
            if !tags.contains(&tag) {
                tags.push(tag);
            }
        }
        if tags.len() > MOST_TAGS || tags.len() < 2 {
            return None;
        }
        let values: Vec<Json> = tags.iter().map(|tag| Json::String((*tag).to_owned())).collect();
        let name = self.types.named(&format!("{}{}", asked.name, pascal(apart.by)));
        let mut map = Map::default();
        map.text("about", "Which of the forms it is.");
        map.add("enum", enum_of(&values, &[]));
        let place = self.shape(asked.schema).map(|shape| shape.schema.place.clone());
        self.types.made.push((name.clone(), map, place.unwrap_or_default()));
        Some(Form::word(&name))
    }

    /// What the values of a member have in common.
    fn common_form(&mut self, member: &Member<'a>, at: &At) -> Form {
        let schemas: Vec<SchemaId> = member.found.iter().map(|one| one.schema).collect();
        let shapes: Vec<_> = schemas.iter().filter_map(|id| self.shape(*id)).collect();
        let nullable = shapes.iter().any(|shape| shape.nullable);
        let is_bool = shapes.iter().all(|shape| matches!(shape.schema.kind, SchemaKind::Bool));
        let word = if is_bool {
            Some("bool")
        } else {
            self.common_scalar(&schemas)
        };
        let form = match (word, member.found.first()) {
            (Some(word), _) => Form::word(word),
            (None, Some(first)) => {
                let why = format!("`{}` is of one type in one form and of another in another", member.name);
                self.anything(at, first.schema, &why)
            }
            (None, None) => Form::word("any"),
        };
        Form { nullable, ..form }
    }
}
