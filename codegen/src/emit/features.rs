//! Behind which features the types that all resources share stand: a type that only some resources reach is compiled
//! with them.

use std::collections::BTreeSet;

use crate::model::{Field, Model, Operation, Resource, TypeId};

/// For each type the resources, by index, whose operations reach it.
pub(super) struct Features {
    users: Vec<Vec<usize>>,
    resources: usize,
}

impl Features {
    pub(super) fn of(model: &Model) -> Self {
        let mut users = vec![Vec::new(); model.types.len()];
        for (index, resource) in model.resources.iter().enumerate() {
            for id in used_by(model, resource) {
                users[id.0].push(index);
            }
        }
        Self {
            users,
            resources: model.resources.len(),
        }
    }

    /// The resources that reach the type; nothing where all of them do, or none.
    pub(super) fn users(&self, id: TypeId) -> &[usize] {
        match self.users.get(id.0) {
            Some(users) if users.len() < self.resources => users,
            _ => &[],
        }
    }
}

fn used_by(model: &Model, resource: &Resource) -> BTreeSet<TypeId> {
    let mut used: BTreeSet<TypeId> = resource.types.iter().copied().collect();
    used.extend(resource.operations.iter().flat_map(extra_answers));
    let inside: Vec<&Field> = used.iter().flat_map(|&id| model.ty(id).fields()).collect();
    let operations = resource.operations.iter().flat_map(fields);
    let reached = model.reachable(operations.chain(inside));
    used.extend(reached);
    used
}

/// The fields of requests and of answers that mean success.
fn fields(operation: &Operation) -> impl Iterator<Item = &Field> {
    let answers = operation.responses.iter().flat_map(|answer| &answer.fields);
    operation.request.fields.iter().chain(answers)
}

/// What errors and an answer that is not ready hold.
fn extra_answers(operation: &Operation) -> impl Iterator<Item = TypeId> {
    let errors = operation.errors.iter().filter_map(|case| case.details);
    errors.chain(operation.pending.as_ref().and_then(|pending| pending.details))
}
