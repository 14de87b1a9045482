//! Where the types of an API are used, which decides what is emitted of them.

use std::collections::BTreeSet;

use crate::model::{ErrorFormat, Field, Model, Response, TypeId, TypeKind, TypeRef};

/// The types that are used in each way, at whatever depth.
pub(super) struct Usage {
    sent: BTreeSet<TypeId>,
    in_xml_answers: BTreeSet<TypeId>,
    in_other_answers: BTreeSet<TypeId>,
    boxed: BTreeSet<(TypeId, usize)>,
}

impl Usage {
    pub(super) fn of(model: &Model) -> Self {
        let requests = model.operations().flat_map(|operation| &operation.request.fields);
        let answers = |is_wanted: fn(&Response) -> bool| {
            let answers = model.operations().flat_map(|operation| {
                let pending = operation.pending.as_ref().map(|pending| &pending.response);
                operation.responses.iter().chain(pending)
            });
            let wanted = answers.filter(move |answer| is_wanted(answer));
            model.reachable(wanted.flat_map(|answer| &answer.fields))
        };
        let mut in_xml_answers = answers(|answer| answer.body.is_xml());
        let mut in_other_answers = answers(|answer| !answer.body.is_xml());
        for (pending, id) in pending_details(model) {
            match pending.body.is_xml() {
                true => in_xml_answers.insert(id),
                false => in_other_answers.insert(id),
            };
        }
        let details = details(model);
        for body in &model.api.error_bodies {
            match body.format {
                ErrorFormat::Xml => in_xml_answers.extend(&details),
                ErrorFormat::Json => in_other_answers.extend(&details),
            }
        }
        Self {
            sent: model.reachable(requests),
            in_xml_answers,
            in_other_answers,
            boxed: boxed(model),
        }
    }

    /// Whether a request holds the type, so that its constraints are checked.
    pub(super) fn is_sent(&self, id: TypeId) -> bool {
        self.sent.contains(&id)
    }

    /// Whether the type is read from XML alone, where a list without items leaves no trace.
    pub(super) fn is_read_from_xml(&self, id: TypeId) -> bool {
        self.in_xml_answers.contains(&id) && !self.in_other_answers.contains(&id)
    }

    /// Whether that field of a type closes a cycle, so that its value needs a place of its own.
    pub(super) fn is_boxed(&self, id: TypeId, field: usize) -> bool {
        self.boxed.contains(&(id, field))
    }
}

/// The answers that are not ready and what they hold.
fn pending_details(model: &Model) -> impl Iterator<Item = (&Response, TypeId)> {
    let pending = model.operations().filter_map(|operation| operation.pending.as_ref());
    pending.filter_map(|pending| Some((&pending.response, pending.details?)))
}

/// The types of error details and all that they hold.
fn details(model: &Model) -> BTreeSet<TypeId> {
    let cases = model.operations().flat_map(|operation| &operation.errors);
    let roots: BTreeSet<TypeId> = cases.filter_map(|case| case.details).collect();
    let mut found = model.reachable(roots.iter().flat_map(|&id| model.ty(id).fields()));
    found.extend(roots);
    found
}

/// Every field whose type holds, by value, the type that the field belongs to.
fn boxed(model: &Model) -> BTreeSet<(TypeId, usize)> {
    let cyclic = on_or_between_cycles(model);
    let mut boxed = BTreeSet::new();
    for &id in &cyclic {
        for (index, field) in model.ty(id).fields().iter().enumerate() {
            if held(model, field).is_some_and(|target| holds(model, &cyclic, target, id)) {
                boxed.insert((id, index));
            }
        }
    }
    boxed
}

/// The type that a field holds without a list or a map between.
fn held(model: &Model, field: &Field) -> Option<TypeId> {
    match &field.ty {
        TypeRef::Named(id) if !matches!(model.ty(*id).kind, TypeKind::Enum { .. }) => Some(*id),
        _ => None,
    }
}

/// What is left when types that hold nothing, and then types that hold only such, are taken away: few or none.
fn on_or_between_cycles(model: &Model) -> BTreeSet<TypeId> {
    let mut left: BTreeSet<TypeId> = (0..model.types.len()).map(TypeId).collect();
    let mut waiting = vec![0_usize; model.types.len()];
    let mut holders: Vec<Vec<TypeId>> = vec![Vec::new(); model.types.len()];
    for &id in &left {
        for target in model.ty(id).fields().iter().filter_map(|field| held(model, field)) {
            waiting[id.0] += 1;
            holders[target.0].push(id);
        }
    }
    let mut done: Vec<TypeId> = left.iter().copied().filter(|id| waiting[id.0] == 0).collect();
    while let Some(id) = done.pop() {
        left.remove(&id);
        for holder in &holders[id.0] {
            waiting[holder.0] -= 1;
            if waiting[holder.0] == 0 {
                done.push(*holder);
            }
        }
    }
    left
}

/// Whether `from` is `wanted` or holds it, at whatever depth.
fn holds(model: &Model, among: &BTreeSet<TypeId>, from: TypeId, wanted: TypeId) -> bool {
    let mut seen = BTreeSet::new();
    let mut waiting = vec![from];
    while let Some(id) = waiting.pop() {
        if id == wanted {
            return true;
        }
        if among.contains(&id) && seen.insert(id) {
            waiting.extend(model.ty(id).fields().iter().filter_map(|field| held(model, field)));
        }
    }
    false
}
