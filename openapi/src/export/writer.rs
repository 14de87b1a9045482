//! What the parts of the export share: the model, the names of its schemas, and the list of losses.

use std::collections::BTreeSet;

use specwright_codegen::model::Model;

use super::Loss;
use super::names::Names;
use super::usage::Usage;
use crate::tree::{Object, Tree};

/// What the parts of the export share.
pub(super) struct Writer<'m> {
    pub(super) model: &'m Model,
    pub(super) names: Names,
    pub(super) usage: Vec<Usage>,
    operation: Option<String>,
    place: Option<String>,
    losses: Vec<Loss>,
    told: BTreeSet<Loss>,
    shared_responses: Object,
}

impl<'m> Writer<'m> {
    pub(super) fn new(model: &'m Model) -> Self {
        Self {
            model,
            names: Names::new(model),
            usage: Usage::of_types(model),
            operation: None,
            place: None,
            losses: Vec::new(),
            told: BTreeSet::new(),
            shared_responses: Object::new(),
        }
    }

    /// From here on losses belong to that operation.
    pub(super) fn enter_operation(&mut self, operation: Option<String>) {
        self.operation = operation;
        self.place = None;
    }

    /// From here on losses belong to that field, answer or part.
    pub(super) fn enter(&mut self, place: Option<String>) {
        self.place = place;
    }

    /// What OpenAPI cannot say of the place that was entered last.
    pub(super) fn lose(&mut self, text: impl Into<String>) {
        let loss = Loss {
            operation: self.operation.clone(),
            field: self.place.clone(),
            text: text.into(),
        };
        if self.told.insert(loss.clone()) {
            self.losses.push(loss);
        }
    }

    /// Keeps an answer that many operations have, and gives its name.
    pub(super) fn share(&mut self, wanted: &str, response: Object) -> String {
        let mut name = wanted.to_owned();
        let mut number = 2_usize;
        loop {
            match self.shared_responses.get(&name) {
                Some(Tree::Object(known)) if *known == response.0 => return name,
                None => {
                    self.shared_responses.put(&name, response);
                    return name;
                }
                Some(_) => name = format!("{wanted}{number}"),
            }
            number += 1;
        }
    }

    /// The answers that many operations have, by name.
    pub(super) fn take_shared_responses(&mut self) -> Object {
        std::mem::take(&mut self.shared_responses)
    }

    pub(super) fn into_losses(self) -> Vec<Loss> {
        self.losses
    }
}
