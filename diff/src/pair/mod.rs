//! What of the old model is what of the new one.

mod calls;
mod fields;
mod matched;
mod types;

use std::collections::BTreeSet;

use specwright_codegen::emit::Surface;
use specwright_codegen::model::{ErrorCase, Field, Model, Operation, Resource, TypeId, TypeKind, TypeRef};
use specwright_codegen::source::{FileId, Span};

use crate::Side;

pub use calls::{Call, CallPair, calls};
pub use fields::{FieldList, FieldPair, Fields, Role, match_fields, may_be_absent};
pub use matched::Matched;
pub use types::{TypePairs, kind_word};

/// Two models, with what belongs together.
#[derive(Debug)]
pub struct Pair<'a> {
    /// What was.
    pub old: Side<'a>,
    /// What is.
    pub new: Side<'a>,
    /// What is emitted of the old types.
    pub old_surface: Surface,
    /// What is emitted of the new types.
    pub new_surface: Surface,
    /// The resources.
    pub resources: Matched<&'a Resource>,
    /// The operations that only one side has; those of both are [`Pair::operations`].
    pub calls: Matched<Call<'a>>,
    /// The named types.
    pub types: TypePairs,
    operations: Vec<CallPair<'a>>,
    fields: Vec<Fields<'a>>,
    directions: Directions,
}

impl<'a> Pair<'a> {
    /// Finds what belongs together.
    #[must_use]
    pub fn of(old: Side<'a>, new: Side<'a>) -> Self {
        let resources = calls::match_resources(old.model, new.model);
        let matched = calls::match_calls(old.model, new.model, &resources);
        let mut pair = Self {
            old,
            new,
            old_surface: Surface::of(old.model),
            new_surface: Surface::of(new.model),
            types: TypePairs::by_name(old.model, new.model, &resources),
            operations: matched.both.iter().copied().map(CallPair::of).collect(),
            resources,
            calls: matched,
            fields: Vec::new(),
            directions: Directions::of(old.model, new.model),
        };
        pair.match_types();
        pair.fields = pair.all_fields();
        pair
    }

    /// The operations that both have.
    pub fn operations(&self) -> impl Iterator<Item = &CallPair<'a>> {
        self.operations.iter()
    }

    /// Every list of fields that both have.
    pub fn fields(&self) -> impl Iterator<Item = &Fields<'a>> {
        self.fields.iter()
    }

    /// Every field that both have.
    pub fn field_pairs(&self) -> impl Iterator<Item = FieldPair<'_, 'a>> {
        self.fields.iter().flat_map(Fields::both)
    }

    /// Every documented error that both have, with its operation.
    pub fn errors(&self) -> impl Iterator<Item = (&CallPair<'a>, &'a ErrorCase, &'a ErrorCase)> {
        self.operations
            .iter()
            .flat_map(|call| call.errors.both.iter().map(move |&(old, new)| (call, old, new)))
    }

    /// The types that only the old model has.
    pub fn removed_types(&self) -> impl Iterator<Item = TypeId> {
        types::ids(self.old.model).filter(|id| self.types.new_of(*id).is_none())
    }

    /// The types that only the new model has.
    pub fn added_types(&self) -> impl Iterator<Item = TypeId> {
        types::ids(self.new.model).filter(|id| self.types.old_of(*id).is_none())
    }

    /// Types that stand at the same places, and what is inside of them; then those that are left and have the same name.
    fn match_types(&mut self) {
        let mut waiting: Vec<(TypeId, TypeId)> = self.types.iter().collect();
        let (old, new) = (self.old.model, self.new.model);
        let mut found = Vec::new();
        for call in &self.operations {
            let (old, new) = (call.old.operation, call.new.operation);
            held_by(&old.request.fields, &new.request.fields, &mut found);
            held_by(answer_fields(old), answer_fields(new), &mut found);
            found.extend(details_of(call));
        }
        loop {
            for (old_id, new_id) in found.drain(..) {
                if self.types.by_place((old, new), old_id, new_id) {
                    waiting.push((old_id, new_id));
                }
            }
            match waiting.pop() {
                Some((old_id, new_id)) => held_by(old.ty(old_id).fields(), new.ty(new_id).fields(), &mut found),
                None => {
                    waiting = self.types.by_name_alone(old, new);
                    if waiting.is_empty() {
                        return;
                    }
                }
            }
        }
    }

    fn all_fields(&self) -> Vec<Fields<'a>> {
        let of_calls = self.operations.iter().flat_map(|call| [request(call), answer(call)]);
        let of_types = self.types.iter().filter_map(|(old, new)| self.type_fields(old, new));
        of_calls.chain(of_types).collect()
    }

    fn type_fields(&self, old: TypeId, new: TypeId) -> Option<Fields<'a>> {
        let (old_side, new_side) = (
            type_list(self.old.model, &self.old_surface, old)?,
            type_list(self.new.model, &self.new_surface, new)?,
        );
        let (old_type, new_type) = (self.old.model.ty(old), self.new.model.ty(new));
        let role = match (&old_type.kind, &new_type.kind) {
            (TypeKind::Object { .. }, TypeKind::Object { .. }) => Role::Object,
            (TypeKind::Union { .. }, TypeKind::Union { .. }) => Role::Union,
            _ => return None,
        };
        let (is_sent, is_received) = self.directions.of_type(old, new);
        Some(Fields {
            owner: type_name(self.new.model, new),
            role,
            is_sent,
            is_received,
            old: old_side,
            new: new_side,
            matched: fields::match_fields(old_side.fields, new_side.fields),
        })
    }

    /// Whether a type that both models have is sent, and whether it is received.
    #[must_use]
    pub fn directions(&self, old: TypeId, new: TypeId) -> (bool, bool) {
        self.directions.of_type(old, new)
    }
}

/// As reports call a type: as Rust does.
#[must_use]
pub fn type_name(model: &Model, id: TypeId) -> String {
    model.ty(id).name.rust.as_str().trim_start_matches("r#").to_owned()
}

/// The module of a type: its resource's name, or `types`.
#[must_use]
pub fn home(model: &Model, id: TypeId) -> String {
    let resource = model.ty(id).resource.and_then(|index| model.resources.get(index));
    resource.map_or_else(|| "types".to_owned(), |resource| resource.name.rust.as_str().to_owned())
}

/// Which types of both models travel which way: those that are sent, and those that are received.
#[derive(Debug)]
struct Directions {
    old: (BTreeSet<TypeId>, BTreeSet<TypeId>),
    new: (BTreeSet<TypeId>, BTreeSet<TypeId>),
}

impl Directions {
    fn of(old: &Model, new: &Model) -> Self {
        Self {
            old: sent_and_received(old),
            new: sent_and_received(new),
        }
    }

    /// A direction that only one side has concerns nobody, unless there is no other.
    fn of_type(&self, old: TypeId, new: TypeId) -> (bool, bool) {
        let sent = (self.old.0.contains(&old), self.new.0.contains(&new));
        let received = (self.old.1.contains(&old), self.new.1.contains(&new));
        match (sent.0 && sent.1, received.0 && received.1) {
            (false, false) => (sent.0 || sent.1, received.0 || received.1),
            both => both,
        }
    }
}

fn sent_and_received(model: &Model) -> (BTreeSet<TypeId>, BTreeSet<TypeId>) {
    let sent = model.reachable(model.operations().flat_map(|operation| &operation.request.fields));
    let mut details: BTreeSet<TypeId> = BTreeSet::new();
    for operation in model.operations() {
        details.extend(operation.errors.iter().filter_map(|error| error.details));
        details.extend(operation.pending.as_ref().and_then(|pending| pending.details));
    }
    let answers = model
        .operations()
        .flat_map(Operation::answers)
        .flat_map(|answer| &answer.fields);
    let inside = details.iter().flat_map(|&id| model.ty(id).fields());
    let mut received = model.reachable(answers.chain(inside));
    received.extend(details);
    (sent, received)
}

fn answer_fields(operation: &Operation) -> &[Field] {
    operation.main_response().map_or(&[], |answer| &answer.fields)
}

/// The named types that the fields of both hold at the same places.
fn held_by(old: &[Field], new: &[Field], found: &mut Vec<(TypeId, TypeId)>) {
    let matched = fields::match_fields(old, new);
    for (old_index, new_index) in matched.both {
        let (Some(old), Some(new)) = (old.get(old_index), new.get(new_index)) else {
            continue;
        };
        if let Some((TypeRef::Named(old), TypeRef::Named(new))) = types::innermost(&old.ty, &new.ty) {
            found.push((*old, *new));
        }
    }
}

/// The types of what errors and a pending answer hold.
fn details_of(call: &CallPair<'_>) -> Vec<(TypeId, TypeId)> {
    let errors = call
        .errors
        .both
        .iter()
        .filter_map(|(old, new)| old.details.zip(new.details));
    let pending = |operation: &Operation| operation.pending.as_ref()?.details;
    errors
        .chain(pending(call.old.operation).zip(pending(call.new.operation)))
        .collect()
}

fn request<'a>(call: &CallPair<'a>) -> Fields<'a> {
    let side = |call: Call<'a>| FieldList {
        fields: &call.operation.request.fields,
        groups: &call.operation.request.groups,
        ty: None,
        is_read_from_xml: false,
        span: call.operation.name.span,
    };
    of_call(call, Role::Request, side(call.old), side(call.new))
}

fn answer<'a>(call: &CallPair<'a>) -> Fields<'a> {
    let side = |call: Call<'a>| FieldList {
        fields: answer_fields(call.operation),
        groups: &[],
        ty: None,
        is_read_from_xml: call
            .operation
            .main_response()
            .is_some_and(|answer| answer.body.is_xml()),
        span: call.operation.name.span,
    };
    of_call(call, Role::Answer, side(call.old), side(call.new))
}

fn of_call<'a>(call: &CallPair<'a>, role: Role, old: FieldList<'a>, new: FieldList<'a>) -> Fields<'a> {
    Fields {
        owner: call.name(),
        role,
        is_sent: role == Role::Request,
        is_received: role == Role::Answer,
        old,
        new,
        matched: fields::match_fields(old.fields, new.fields),
    }
}

fn type_list<'a>(model: &'a Model, surface: &Surface, id: TypeId) -> Option<FieldList<'a>> {
    let definition = model.ty(id);
    let groups: &[_] = match &definition.kind {
        TypeKind::Object { groups, .. } => groups,
        TypeKind::Union { .. } => &[],
        TypeKind::Enum { .. } => return None,
    };
    Some(FieldList {
        fields: definition.fields(),
        groups,
        ty: Some(id),
        is_read_from_xml: surface.is_read_from_xml(id),
        span: definition.name.span,
    })
}

/// The beginning of a file, for what has no better place.
#[must_use]
pub fn beginning(file: FileId) -> Span {
    Span { file, start: 0, end: 0 }
}
