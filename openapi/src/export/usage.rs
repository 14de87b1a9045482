//! In which direction and in which formats each type travels.

use specwright_codegen::model::{Body, Field, Model, Operation, Place, TypeId};

/// How a type is used.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Usage {
    /// In a request.
    pub(super) sent: bool,
    /// In an answer or an error.
    pub(super) received: bool,
    /// In JSON.
    pub(super) json: bool,
    /// In XML.
    pub(super) xml: bool,
    /// As details of an error.
    pub(super) details: bool,
}

impl Usage {
    /// In a request.
    pub(super) fn sent(body: &Body) -> Self {
        Self {
            sent: true,
            ..Self::within(body)
        }
    }

    /// In an answer.
    pub(super) fn received(body: &Body) -> Self {
        Self {
            received: true,
            ..Self::within(body)
        }
    }

    fn within(body: &Body) -> Self {
        Self {
            json: matches!(body, Body::Json { .. }),
            xml: matches!(body, Body::Xml(_)),
            ..Self::default()
        }
    }

    /// The same outside of the body, where everything is text.
    pub(super) fn of_field(self, place: Place) -> Self {
        match place {
            Place::Path | Place::Query | Place::Header | Place::Status => Self {
                json: false,
                xml: false,
                ..self
            },
            _ => self,
        }
    }

    /// The usage of each type of a model.
    pub(super) fn of_types(model: &Model) -> Vec<Self> {
        let mut found = vec![Self::default(); model.types.len()];
        for operation in model.operations() {
            of_operation(model, operation, &mut found);
        }
        found
    }

    fn covers(self, other: Self) -> bool {
        self.joined(other) == self
    }

    fn joined(self, other: Self) -> Self {
        Self {
            sent: self.sent || other.sent,
            received: self.received || other.received,
            json: self.json || other.json,
            xml: self.xml || other.xml,
            details: self.details || other.details,
        }
    }
}

fn of_operation(model: &Model, operation: &Operation, found: &mut [Usage]) {
    of_fields(
        model,
        &operation.request.fields,
        Usage::sent(&operation.request.body),
        found,
    );
    for response in operation.answers() {
        of_fields(model, &response.fields, Usage::received(&response.body), found);
    }
    let in_errors = Usage {
        received: true,
        details: true,
        json: model.api.error_bodies.iter().any(|body| !is_xml(body.format)),
        xml: model.api.error_bodies.iter().any(|body| is_xml(body.format)),
        ..Usage::default()
    };
    let details = operation.errors.iter().filter_map(|error| error.details);
    for id in details {
        mark(model, vec![(id, in_errors)], found);
    }
}

fn is_xml(format: specwright_codegen::model::ErrorFormat) -> bool {
    format == specwright_codegen::model::ErrorFormat::Xml
}

fn of_fields(model: &Model, fields: &[Field], usage: Usage, found: &mut [Usage]) {
    let named = fields
        .iter()
        .filter_map(|field| Some((field.ty.named()?, usage.of_field(field.place))));
    mark(model, named.collect(), found);
}

/// A work list, not recursion: a spec decides how long the chain is.
fn mark(model: &Model, mut waiting: Vec<(TypeId, Usage)>, found: &mut [Usage]) {
    while let Some((id, usage)) = waiting.pop() {
        let Some(known) = found.get_mut(id.0) else { continue };
        if known.covers(usage) {
            continue;
        }
        *known = known.joined(usage);
        let inside = Usage {
            details: false,
            ..usage
        };
        let fields = model.ty(id).fields().iter();
        waiting.extend(fields.filter_map(|field| Some((field.ty.named()?, inside))));
    }
}
