//! What the parts of the export share: the model, the names of its schemas, and the list of losses.

use std::collections::BTreeSet;

use specwright_codegen::model::Model;

use super::Loss;
use super::names::Names;
use super::usage::Usage;

/// What the parts of the export share.
pub(super) struct Writer<'m> {
    pub(super) model: &'m Model,
    pub(super) names: Names,
    pub(super) usage: Vec<Usage>,
    operation: Option<String>,
    place: Option<String>,
    losses: Vec<Loss>,
    told: BTreeSet<Loss>,
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

    pub(super) fn into_losses(self) -> Vec<Loss> {
        self.losses
    }
}
