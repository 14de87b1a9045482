//! Types that the spec says in place, at the only field that has them.

use specwright_codegen::model::{Field, Model, Operation, TypeRef};

/// For each type whether it is said in place, by one field alone.
pub(super) fn in_place(model: &Model) -> Vec<bool> {
    let mut uses = vec![0_usize; model.types.len()];
    let mut is_said = vec![false; model.types.len()];
    let mut add = |field: &Field| {
        let Some(id) = field.ty.named() else { return };
        if let Some(uses) = uses.get_mut(id.0) {
            *uses += 1;
        }
        // The type is called like its field, at the very same place of the spec.
        let is_own = model.types.get(id.0).is_some_and(|ty| ty.name.span == field.name.span);
        if let (Some(said), TypeRef::Named(_), true) = (is_said.get_mut(id.0), &field.ty, is_own) {
            *said = true;
        }
    };
    for operation in model.operations() {
        operation.request.fields.iter().for_each(&mut add);
        let answers = Operation::answers(operation);
        answers.flat_map(|answer| &answer.fields).for_each(&mut add);
    }
    // What an answer holds that is not ready has a type of its own beside the answer.
    let pending = model
        .operations()
        .filter_map(|operation| operation.pending.as_ref()?.details);
    let pending: Vec<usize> = pending.map(|id| id.0).collect();
    for (index, ty) in model.types.iter().enumerate() {
        if !pending.contains(&index) {
            ty.fields().iter().for_each(&mut add);
        }
    }
    uses.into_iter()
        .zip(is_said)
        .map(|(uses, said)| said && uses == 1)
        .collect()
}
