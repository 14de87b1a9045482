//! One of several forms: `oneOf`, `anyOf`.

use super::importer::Importer;
use super::shape::Shape;
use super::types::{Direction, Mode};
use super::value::{At, Form, Ty};
use crate::document::{Property, SchemaId, SchemaKind, Variant};

impl<'a> Importer<'a> {
    pub(super) fn choice(&mut self, shape: &Shape<'a>, at: &At) -> Form {
        let SchemaKind::OneOf {
            variants,
            discriminator,
            ..
        } = &shape.schema.kind
        else {
            return Form::word("any");
        };
        let variants = self.distinct(variants);
        let place = &shape.schema.place;
        if let [only] = variants.as_slice() {
            return match at.depth < 32 {
                true => self.form(
                    *only,
                    &At {
                        depth: at.depth + 1,
                        ..at.clone()
                    },
                ),
                false => self.anything(at, shape.id, "choices stand in each other too deep"),
            };
        }
        if at.mode != Mode::Flat && self.members(shape.id).is_some() {
            return Form::word(&self.type_name(shape.id, at.mode, at.direction, &at.name));
        }
        if matches!(at.mode, Mode::Json | Mode::Form)
            && let Some(apart) = self.told_apart(shape.id)
        {
            let text = format!(
                "one of {} objects that `{}` tells apart; it is imported as one object, in which what not all \
                 of them require is optional",
                apart.forms.len(),
                apart.by
            );
            self.guessed(place, text);
            return Form::word(&self.type_name(shape.id, at.mode, at.direction, &at.name));
        }
        if let Some(word) = self.common_scalar(&variants) {
            self.guessed(place, format!("one of several forms; it is imported as `{word}`"));
            return Form::word(word);
        }
        if let Some(list) = self.list_or_single(&variants) {
            self.guessed(place, "one value or a list of such; it is imported as the list");
            let mut form = self.form(
                list,
                &At {
                    depth: at.depth + 1,
                    ..at.clone()
                },
            );
            let is_read = at.direction == Direction::Answer || self.is_received(shape.id);
            if at.mode == Mode::Json && is_read && matches!(form.ty, Ty::List(_)) {
                form.rules.push(("also_read", "[single]".to_owned()));
            }
            return form;
        }
        if at.mode != Mode::Json
            && at.depth < 32
            && let Some(object) = self.first_object(&variants)
        {
            self.guessed(place, "one of several forms; it is imported as the first object");
            return self.form(
                object,
                &At {
                    depth: at.depth + 1,
                    ..at.clone()
                },
            );
        }
        let told = match discriminator {
            Some(known) => format!(", told apart by the member `{}`", known.property),
            None => String::new(),
        };
        self.anything(
            at,
            shape.id,
            &format!(
                "one of {} forms{told}, which no union of the language says",
                variants.len()
            ),
        )
    }

    /// The variants, each once.
    pub(super) fn distinct(&self, variants: &[Variant]) -> Vec<SchemaId> {
        let mut out: Vec<SchemaId> = Vec::new();
        for variant in variants {
            let Some(shape) = self.shape(variant.schema) else {
                continue;
            };
            if matches!(shape.schema.kind, SchemaKind::Null) {
                continue;
            }
            if !out
                .iter()
                .any(|known| self.shape(*known).is_some_and(|known| known.id == shape.id))
            {
                out.push(variant.schema);
            }
        }
        out
    }

    /// The members of a union of the language: objects with one required member each, no two of one name.
    pub(super) fn members(&self, id: SchemaId) -> Option<Vec<&'a Property>> {
        let SchemaKind::OneOf { variants, any, .. } = &self.shape(id)?.schema.kind else {
            return None;
        };
        let mut members: Vec<&'a Property> = Vec::new();
        for variant in variants {
            let [property] = self.properties(variant.schema)? else {
                return None;
            };
            let is_new = !members.iter().any(|known| known.name == property.name);
            if !property.required || !is_new {
                return None;
            }
            members.push(property);
        }
        (members.len() > 1 && !any).then_some(members)
    }

    /// The scalar that all forms can be written as.
    pub(super) fn common_scalar(&self, variants: &[SchemaId]) -> Option<&'static str> {
        let mut words = Vec::new();
        for id in variants {
            words.push(match &self.shape(*id)?.schema.kind {
                SchemaKind::String { .. } => "string",
                SchemaKind::Enum { values, .. } if values.iter().all(serde_json::Value::is_string) => "string",
                SchemaKind::Int { .. } => "int",
                SchemaKind::Number { .. } => "decimal",
                _ => return None,
            });
        }
        words.sort_unstable();
        words.dedup();
        match words.as_slice() {
            ["string"] => Some("string"),
            ["int"] => Some("int"),
            ["decimal"] | ["decimal", "int"] => Some("decimal"),
            _ => None,
        }
    }

    /// Of a value and a list of such values, the list.
    fn list_or_single(&self, variants: &[SchemaId]) -> Option<SchemaId> {
        let [first, second] = variants else { return None };
        let item_of = |id: SchemaId| match &self.shape(id)?.schema.kind {
            SchemaKind::List { item, .. } => self.shape(*item),
            _ => None,
        };
        let (list, single) = match (item_of(*first), item_of(*second)) {
            (None, Some(_)) => (*second, *first),
            (Some(_), None) => (*first, *second),
            _ => return None,
        };
        let (item, single) = (item_of(list)?, self.shape(single)?);
        let same_kind = std::mem::discriminant(&item.schema.kind) == std::mem::discriminant(&single.schema.kind);
        (item.id == single.id || (same_kind && item.is_scalar())).then_some(list)
    }

    fn first_object(&self, variants: &[SchemaId]) -> Option<SchemaId> {
        let is_object = |id: &&SchemaId| self.properties(**id).is_some_and(|properties| !properties.is_empty());
        variants.iter().find(is_object).copied()
    }
}
