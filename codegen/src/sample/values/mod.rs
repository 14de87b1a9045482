//! Values for an answer: the samples of the spec as they are, even those that break a rule, because the service sends them
//! so; else made up so that they keep the rules.

mod items;
mod pattern;
mod text;

use crate::model::{Constraints, EnumValue, Field, Fill, Group, Model, SampleValue, TypeId, TypeKind, TypeRef};

use super::{Values, list, unplaced};

/// Values that one answer may hold. A spec can be small and mean a tree of millions.
const MOST_VALUES: usize = 10_000;

/// The values of an answer's fields.
pub fn sample_values(model: &Model, fields: &[Field]) -> Values {
    let mut sampler = Sampler {
        model,
        open: Vec::new(),
        left: MOST_VALUES,
    };
    sampler.members(fields, &[], 0)
}

struct Sampler<'m> {
    model: &'m Model,
    /// Objects that the one being made is inside of: a type does not hold itself for ever.
    open: Vec<TypeId>,
    left: usize,
}

impl Sampler<'_> {
    fn members(&mut self, fields: &[Field], groups: &[Group], turn: usize) -> Values {
        let mut values = Values::new();
        for (index, field) in fields.iter().enumerate() {
            if is_excluded(groups, fields, index) {
                continue;
            }
            if let Some(value) = self.field(field, turn) {
                values.insert(field.name.spec.clone(), unplaced(value));
            }
        }
        values
    }

    /// `None`: an optional field that would not end.
    fn field(&mut self, field: &Field, turn: usize) -> Option<SampleValue> {
        if let Some(sample) = &field.sample {
            return Some(self.completed(&field.ty, &sample.value));
        }
        match &field.fill {
            Some(Fill::Value(value)) => return Some(SampleValue::Scalar(value.value.clone())),
            Some(Fill::Empty(_)) => return Some(empty(&field.ty)),
            Some(Fill::Json(_) | Fill::Uuid) | None => {}
        }
        if field.optional && self.would_not_end(&field.ty) {
            return None;
        }
        Some(self.made_up(&field.ty, &field.constraints, &field.name.spec, turn))
    }

    /// A sample with the required members that it does not say.
    fn completed(&mut self, ty: &TypeRef, sample: &SampleValue) -> SampleValue {
        match (ty, sample) {
            (TypeRef::List(of), SampleValue::List(items)) => {
                list(items.iter().map(|item| self.completed(of, &item.value)))
            }
            (TypeRef::Map(of), SampleValue::Object(entries)) => {
                let entries = entries
                    .iter()
                    .map(|(key, value)| (key.clone(), unplaced(self.completed(of, &value.value))));
                SampleValue::Object(entries.collect())
            }
            (TypeRef::Nullable(inner), sample) => self.completed(inner, sample),
            (TypeRef::Named(id), SampleValue::Object(said)) => {
                let model = self.model;
                match &model.ty(*id).kind {
                    TypeKind::Object { fields, .. } => SampleValue::Object(self.completed_members(fields, said)),
                    TypeKind::Union { members } => SampleValue::Object(self.completed_member(members, said)),
                    TypeKind::Enum { .. } => sample.clone(),
                }
            }
            _ => sample.clone(),
        }
    }

    fn completed_members(&mut self, fields: &[Field], said: &Values) -> Values {
        let mut values = Values::new();
        for field in fields {
            let value = match said.get(&field.name.spec) {
                Some(value) => self.completed(&field.ty, &value.value),
                None if field.optional || self.left == 0 => continue,
                None => self.made_up(&field.ty, &field.constraints, &field.name.spec, 0),
            };
            values.insert(field.name.spec.clone(), unplaced(value));
        }
        values
    }

    /// The members of a union that a sample says; the others stay unset.
    fn completed_member(&mut self, members: &[Field], said: &Values) -> Values {
        let said = said.iter().map(|(name, value)| {
            let member = members.iter().find(|member| member.name.spec == *name);
            let value = match member {
                Some(member) => self.completed(&member.ty, &value.value),
                None => value.value.clone(),
            };
            (name.clone(), unplaced(value))
        });
        said.collect()
    }

    /// The `turn` tells the items of a list apart.
    fn made_up(&mut self, ty: &TypeRef, constraints: &Constraints, name: &str, turn: usize) -> SampleValue {
        self.left = self.left.saturating_sub(1);
        match ty {
            TypeRef::String => SampleValue::Scalar(text::made_up_text(constraints, name, turn)),
            TypeRef::Bool => SampleValue::Scalar(turn.is_multiple_of(2).to_string()),
            TypeRef::Int => SampleValue::Scalar(text::made_up_number(constraints, turn).to_string()),
            TypeRef::Date => SampleValue::Scalar(text::date(turn)),
            TypeRef::DateTime => SampleValue::Scalar(text::date_time(turn)),
            TypeRef::List(of) => self.made_up_list(of, constraints, name),
            TypeRef::Float | TypeRef::Decimal => SampleValue::Scalar(text::made_up_fraction(constraints, turn)),
            TypeRef::Bytes => SampleValue::Scalar(text::made_up_text(constraints, name, turn)),
            TypeRef::Any => SampleValue::Object(Values::new()),
            TypeRef::Map(of) => self.made_up_map(of, constraints, name),
            TypeRef::Nullable(inner) => self.made_up(inner, constraints, name, turn),
            TypeRef::Named(id) => self.named(*id, turn),
        }
    }

    fn named(&mut self, id: TypeId, turn: usize) -> SampleValue {
        let model = self.model;
        match &model.ty(id).kind {
            TypeKind::Enum { values } => SampleValue::Scalar(enum_text(values, turn)),
            TypeKind::Union { .. } if self.open.contains(&id) || self.left == 0 => SampleValue::Object(Values::new()),
            TypeKind::Union { members } => {
                self.open.push(id);
                let member = self.member(members, turn);
                self.open.pop();
                SampleValue::Object(member)
            }
            // A required field of the type around it has no end: the checks refuse such a type.
            TypeKind::Object { .. } if self.open.contains(&id) || self.left == 0 => SampleValue::Object(Values::new()),
            TypeKind::Object { fields, groups, .. } => {
                self.open.push(id);
                let members = self.members(fields, groups, turn);
                self.open.pop();
                SampleValue::Object(members)
            }
        }
    }

    /// The first member with a sample, else the first that ends.
    fn member(&mut self, members: &[Field], turn: usize) -> Values {
        let shown = members.iter().find(|member| member.sample.is_some());
        let ending = || members.iter().find(|member| !self.would_not_end(&member.ty));
        let Some(member) = shown.or_else(ending) else {
            return Values::new();
        };
        let value = self.field(member, turn);
        value
            .map(|value| (member.name.spec.clone(), unplaced(value)))
            .into_iter()
            .collect()
    }

    fn would_not_end(&self, ty: &TypeRef) -> bool {
        match ty {
            TypeRef::List(of) | TypeRef::Map(of) | TypeRef::Nullable(of) => self.would_not_end(of),
            TypeRef::Named(id) => self.open.contains(id) || self.left == 0,
            _ => self.left == 0,
        }
    }
}

/// A list without items, a map without entries.
fn empty(ty: &TypeRef) -> SampleValue {
    match ty {
        TypeRef::Map(_) => SampleValue::Object(Values::new()),
        _ => SampleValue::List(Vec::new()),
    }
}

fn enum_text(values: &[EnumValue], turn: usize) -> String {
    let value = turn.checked_rem(values.len()).and_then(|index| values.get(index));
    value.map_or_else(String::new, |value| value.name.spec.clone())
}

/// Whether another field of an `exactly_one_of` stands for this one: the first with a sample, else the first.
fn is_excluded(groups: &[Group], fields: &[Field], index: usize) -> bool {
    groups.iter().any(|group| {
        let Group::ExactlyOneOf(members) = group else {
            return false;
        };
        let has_sample = |member: &&usize| fields.get(**member).is_some_and(|field| field.sample.is_some());
        let kept = members.value.iter().find(has_sample).or(members.value.first());
        members.value.contains(&index) && kept != Some(&index)
    })
}
