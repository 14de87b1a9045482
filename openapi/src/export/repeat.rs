//! Calling again: pages, answers that are not ready, limits.

use specwright_codegen::model::{Advance, Field, Idempotency, IdempotencyClass, Operation, Pages, Polling};

use super::text;
use super::writer::Writer;
use crate::tree::Object;

impl Writer<'_> {
    /// Writes how an operation is called more than once.
    pub(super) fn put_repeats(&mut self, operation: &Operation, object: &mut Object) {
        if let Some(pages) = &operation.pages {
            let pages = self.pages(operation, pages);
            object.put("x-specwright-pages", pages);
            self.lose("how to get at the further pages of the list");
        }
        if operation.pending.is_some() && operation.polling != Polling::default() {
            let polling = Object::of("every", text::duration(operation.polling.every))
                .with("limit", text::duration(operation.polling.limit));
            object.put("x-specwright-polling", polling);
            self.lose("how often and how long to ask again");
        }
        if let Some(said) = &operation.idempotency {
            let idempotency = idempotency(operation, said);
            object.put("x-specwright-idempotency", idempotency);
            self.lose("whether the request may be sent twice");
        }
        if !operation.rate_limited && self.model.api.rate_limit.is_some() {
            object.put("x-specwright-rate-limited", false);
            self.lose("a call does not count towards the rate limit");
        }
    }

    fn pages(&self, operation: &Operation, pages: &Pages) -> Object {
        let asked = |index: usize| {
            let field = operation.request.fields.get(index);
            field.map_or_else(String::new, |field| field.name.spec.clone())
        };
        let answered = |path: &[usize]| {
            let fields = operation
                .main_response()
                .map_or(&[][..], |response| response.fields.as_slice());
            text::steps(fields, path, |field| self.inside(field))
        };
        let mut object = Object::new();
        match &pages.advance {
            Advance::Page { field, first, last } => {
                object.put("page", asked(*field));
                if *first != 1 {
                    object.put("first", *first);
                }
                object.put_some("last", last.as_ref().map(|last| answered(last)));
            }
            Advance::Offset { field } => object.put("offset", asked(*field)),
            Advance::Cursor { field, next } => {
                object.put("cursor", asked(*field));
                object.put("next", answered(next));
            }
        }
        object.put_some("size", pages.size.map(asked));
        object.put("items", answered(&pages.items.value));
        object
    }

    fn inside(&self, field: &Field) -> &[Field] {
        let ty = field.ty.named().map(|id| self.model.ty(id));
        ty.map_or(&[], |ty| ty.fields())
    }
}

/// As the language says it.
fn idempotency(operation: &Operation, said: &Idempotency) -> Object {
    let because = |object: Object| object.with("because", &said.because);
    because(match said.class {
        IdempotencyClass::Safe => Object::of("is", "safe"),
        IdempotencyClass::Idempotent => Object::of("is", "idempotent"),
        IdempotencyClass::Never => Object::of("is", "never"),
        IdempotencyClass::Keyed(field) => {
            let field = operation.request.fields.get(field);
            Object::of("key", field.map_or("", |field| field.name.spec.as_str()))
        }
    })
}
