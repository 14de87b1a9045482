//! How the further pages of a list are asked for: fields of requests and paths into answers, before and after.

use specwright_codegen::model::{Advance, Field, Model, Operation, Pages, TypeRef};

use super::words;
use crate::pair::{CallPair, Matched, Pair, match_fields};

/// The fields of a call in both models.
pub(super) struct Paths<'p, 'a> {
    pair: &'p Pair<'a>,
    old: &'a Operation,
    new: &'a Operation,
    request: Matched<usize>,
}

impl<'p, 'a> Paths<'p, 'a> {
    pub(super) fn of(pair: &'p Pair<'a>, call: &CallPair<'a>) -> Self {
        let (old, new) = (call.old.operation, call.new.operation);
        Self {
            pair,
            old,
            new,
            request: match_fields(&old.request.fields, &new.request.fields),
        }
    }

    /// Whether both are the same field of the request, or none.
    pub(super) fn same_field(&self, old: Option<usize>, new: Option<usize>) -> bool {
        match (old, new) {
            (None, None) => true,
            (Some(old), Some(new)) => self.request.both.contains(&(old, new)),
            _ => false,
        }
    }

    /// Whether both lead to the same field of the answer.
    pub(super) fn same_path(&self, old: &[usize], new: &[usize]) -> bool {
        let (mut old_fields, mut new_fields) = (answer(self.old), answer(self.new));
        for (&old_step, &new_step) in old.iter().zip(new) {
            if !match_fields(old_fields, new_fields)
                .both
                .contains(&(old_step, new_step))
            {
                return false;
            }
            old_fields = inside(self.pair.old.model, old_fields.get(old_step));
            new_fields = inside(self.pair.new.model, new_fields.get(new_step));
        }
        old.len() == new.len()
    }

    /// Whether both lists have items of the same type.
    pub(super) fn same_items(&self, old: &[usize], new: &[usize]) -> bool {
        let old = follow(self.pair.old.model, self.old, old);
        let new = follow(self.pair.new.model, self.new, new);
        match (old.last(), new.last()) {
            (Some(old), Some(new)) => self.pair.types.are_same(&old.ty, &new.ty),
            _ => false,
        }
    }

    /// Whether the same thing changes from request to request.
    pub(super) fn advance_alike(&self, old: &Advance, new: &Advance) -> bool {
        match (old, new) {
            (
                Advance::Page {
                    field: old,
                    first: old_first,
                    last: old_last,
                },
                Advance::Page {
                    field: new,
                    first: new_first,
                    last: new_last,
                },
            ) => {
                let lasts = match (old_last, new_last) {
                    (Some(old), Some(new)) => self.same_path(old, new),
                    (None, None) => true,
                    _ => false,
                };
                self.same_field(Some(*old), Some(*new)) && old_first == new_first && lasts
            }
            (Advance::Offset { field: old }, Advance::Offset { field: new }) => self.same_field(Some(*old), Some(*new)),
            (
                Advance::Cursor {
                    field: old,
                    next: old_next,
                },
                Advance::Cursor {
                    field: new,
                    next: new_next,
                },
            ) => self.same_field(Some(*old), Some(*new)) && self.same_path(old_next, new_next),
            _ => false,
        }
    }

    pub(super) fn old_words(&self, pages: &Pages) -> String {
        in_words(self.pair.old.model, self.old, pages)
    }

    pub(super) fn new_words(&self, pages: &Pages) -> String {
        in_words(self.pair.new.model, self.new, pages)
    }
}

fn answer(operation: &Operation) -> &[Field] {
    operation.main_response().map_or(&[], |answer| &answer.fields)
}

fn inside<'m>(model: &'m Model, field: Option<&Field>) -> &'m [Field] {
    match field.map(|field| &field.ty) {
        Some(TypeRef::Named(id)) => model.ty(*id).fields(),
        _ => &[],
    }
}

/// The fields on the way from the answer inwards.
fn follow<'m>(model: &'m Model, operation: &'m Operation, path: &[usize]) -> Vec<&'m Field> {
    let mut fields = answer(operation);
    let mut found = Vec::new();
    for &step in path {
        let Some(field) = fields.get(step) else {
            break;
        };
        found.push(field);
        fields = inside(model, Some(field));
    }
    found
}

/// `page from 1, items orders`.
fn in_words(model: &Model, operation: &Operation, pages: &Pages) -> String {
    let name = |index: usize| operation.request.fields.get(index).map_or("", |field| &field.name.spec);
    let path = |path: &[usize]| {
        let names = follow(model, operation, path)
            .into_iter()
            .map(|field| field.name.spec.as_str());
        names.collect::<Vec<_>>().join("/")
    };
    let mut parts = vec![match &pages.advance {
        Advance::Page { field, first, last } => {
            let last = last
                .as_ref()
                .map_or(String::new(), |last| format!(" to {}", path(last)));
            format!("page {} from {first}{last}", name(*field))
        }
        Advance::Offset { field } => format!("offset {}", name(*field)),
        Advance::Cursor { field, next } => format!("cursor {} from {}", name(*field), path(next)),
    }];
    parts.extend(pages.size.map(|size| format!("size {}", name(size))));
    parts.push(format!("items {}", path(&pages.items.value)));
    words::names(parts)
}
