//! Parameters of the query string: values, maps and objects whose members are parameters of their own.

use specwright_codegen::writing::Map;

use super::field::Said;
use super::importer::Importer;
use super::names::Names;
use super::parameter::{Places, field_name, joined, said};
use super::types::{Direction, Mode};
use super::value::{At, Form, Ty};
use crate::document::{Additional, Parameter, Property, SchemaKind, Style};

/// How deep members of members are written in brackets.
const DEEPEST: usize = 3;

impl Importer<'_> {
    pub(super) fn query_parameter(
        &mut self,
        parameter: &Parameter,
        owner: &str,
        names: &mut Names,
        places: &mut Places,
    ) {
        let shape = parameter.schema.and_then(|id| self.shape(id));
        let kind = shape.map(|shape| &shape.schema.kind);
        if parameter.media_type.is_none()
            && let Some(SchemaKind::Object { properties, additional }) = kind
        {
            if properties.is_empty() {
                return self.query_map(parameter, *additional, owner, names, places);
            }
            let prefix = match parameter.style {
                Style::DeepObject => Some(parameter.name.as_str()),
                _ if parameter.explode => None,
                _ => {
                    let text = format!(
                        "an object as one text (`explode: false`) is not said: `{}`",
                        parameter.name
                    );
                    return self.skipped(&parameter.place, text);
                }
            };
            let prefix = prefix.map(str::to_owned);
            return self.query_members(
                properties,
                prefix.as_deref(),
                parameter,
                owner,
                names,
                &mut places.query,
                0,
            );
        }
        let at = At::new(Mode::Flat, Direction::Request, owner, &parameter.name);
        let form = self.flat_form(parameter, &at);
        let name = field_name(names, &parameter.name, "query");
        let mut said = said(parameter, name.clone());
        if let Ty::List(_) = form.ty
            && form.wire.is_none()
        {
            said.layout.extend(joined(parameter.style, parameter.explode));
        }
        let map = self.field_of(&said, parameter.schema, &form, &at);
        self.add(&mut places.query, &name, map, &parameter.place);
    }

    /// A map whose keys are parameters themselves.
    fn query_map(
        &mut self,
        parameter: &Parameter,
        additional: Additional,
        owner: &str,
        names: &mut Names,
        places: &mut Places,
    ) {
        let name = field_name(names, &parameter.name, "query");
        let mut said = said(parameter, name.clone());
        if parameter.style == Style::DeepObject || !parameter.explode {
            let text = format!("a map whose keys stand in brackets is not said: `{}`", parameter.name);
            return self.skipped(&parameter.place, text);
        }
        let at = At::new(Mode::Flat, Direction::Request, owner, &parameter.name);
        let value = match additional {
            Additional::Schema(id) => self.form(id, &At { depth: 1, ..at.clone() }),
            _ => Form::word("string"),
        };
        let mut form = Form::word("");
        form.ty = Ty::Map(Box::new(value));
        said.layout.push(("style", "spread".to_owned()));
        said.wire = &name;
        let map = self.field_of(&said, None, &form, &at);
        self.add(&mut places.query, &name, map, &parameter.place);
    }

    /// The members of an object, each a parameter of its own.
    #[allow(clippy::too_many_arguments)]
    fn query_members(
        &mut self,
        properties: &[Property],
        prefix: Option<&str>,
        parameter: &Parameter,
        owner: &str,
        names: &mut Names,
        query: &mut Map,
        depth: usize,
    ) {
        for property in properties {
            let wire = prefix.map_or(property.name.clone(), |prefix| format!("{prefix}[{}]", property.name));
            if let Some(inner) = self.properties(property.schema).filter(|inner| !inner.is_empty()) {
                match prefix.is_some() && depth < DEEPEST {
                    true => self.query_members(inner, Some(&wire), parameter, owner, names, query, depth + 1),
                    false => self.skipped(
                        &parameter.place,
                        format!("an object in a query string is not said: `{wire}`"),
                    ),
                }
                continue;
            }
            let place = self.place_of(property.schema, &parameter.place);
            let at = At::new(Mode::Flat, Direction::Request, owner, &wire);
            let form = self.form(property.schema, &at);
            if !self.can_be_flat(&form, property.schema) {
                self.skipped(
                    &place,
                    format!("a value with parts in a query string is not said: `{wire}`"),
                );
                continue;
            }
            let name = field_name(names, &wire, "query");
            let mut said = Said {
                name: name.clone(),
                wire: &wire,
                about: property.about.as_deref(),
                required: parameter.required && property.required,
                sends_default: true,
                deprecated: parameter.deprecated,
                place: place.clone(),
                ..Said::default()
            };
            if let Ty::List(_) = form.ty
                && prefix.is_some()
            {
                said.layout.push(("style", "brackets".to_owned()));
            }
            let map = self.field_of(&said, Some(property.schema), &form, &at);
            self.add(query, &name, map, &place);
        }
    }
}
