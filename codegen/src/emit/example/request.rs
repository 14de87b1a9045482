//! Which fields of a request an example sets, and to what: the samples of the spec where they keep its rules, else values
//! made up.

use super::Expression;
use super::expression;
use crate::constraint::object_violations;
use crate::emit::context::Context;
use crate::emit::rust_type;
use crate::model::{Encoding, Field, Group, Operation, Request, SampleValue, TypeId, TypeKind, TypeRef};
use crate::sample::{self, Values};
use crate::source::Spanned;

/// Up to how many fields an example shows those that a caller may leave out.
const MOST_FIELDS: usize = 10;

/// Objects that one example may hold. A spec can be small and mean a tree of millions; such a call has no example.
const MOST_OBJECTS: usize = 500;

/// The setters of an example and their arguments.
type Setters = Vec<(String, Expression)>;

/// Every field that has a sample, or, where these are many, those that a call cannot do without.
pub(super) fn shown(context: Context<'_>, operation: &Operation) -> Option<Setters> {
    let all = setters(context, &operation.request, Extent::Sampled);
    match all {
        Some(all) if all.len() <= MOST_FIELDS => Some(all),
        all => setters(context, &operation.request, Extent::Required).or(all),
    }
}

/// The fields that a call cannot do without.
pub(super) fn least(context: Context<'_>, operation: &Operation) -> Option<Setters> {
    setters(context, &operation.request, Extent::Required)
        .or_else(|| setters(context, &operation.request, Extent::Sampled))
}

/// `None` if a required field has no value, or if the fields do not keep the rules.
fn setters(context: Context<'_>, request: &Request, extent: Extent) -> Option<Setters> {
    let mut chooser = Chooser {
        context,
        open: Vec::new(),
        left: MOST_OBJECTS,
    };
    let values = chooser.values(&request.fields, &request.groups, extent)?;
    let broken = object_violations(&request.fields, &request.groups, context.model, &values);
    if !broken.is_empty() {
        return None;
    }
    expression::setters(context, &request.fields, &values)
}

/// Which of the fields are set that may be left out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Extent {
    /// Those with a sample.
    Sampled,
    /// None.
    Required,
}

struct Chooser<'a> {
    context: Context<'a>,
    /// Objects that the one being made is inside of.
    open: Vec<TypeId>,
    left: usize,
}

impl Chooser<'_> {
    fn values(&mut self, fields: &[Field], groups: &[Group], extent: Extent) -> Option<Values> {
        let mut values = Values::new();
        for (index, field) in fields.iter().enumerate() {
            let is_required = !rust_type::is_optional(field);
            let is_wanted = is_required || (extent == Extent::Sampled && has_sample(field));
            if !is_wanted || is_excluded(fields, groups, index, &values) {
                continue;
            }
            match self.value(field) {
                Some(value) => values.insert(field.name.spec.clone(), value),
                None if is_required => return None,
                None => None,
            };
        }
        Some(values)
    }

    fn value(&mut self, field: &Field) -> Option<Spanned<SampleValue>> {
        match &field.sample {
            Some(sample) if sample.breaks.is_none() => {
                let value = self.completed(&field.ty, &sample.value)?;
                Some(Spanned::new(value, sample.span))
            }
            _ => self.made_up(&field.ty, field).map(sample::unplaced),
        }
    }

    /// A sample with the required members that it does not say.
    fn completed(&mut self, ty: &TypeRef, sample: &SampleValue) -> Option<SampleValue> {
        match (ty, sample) {
            (TypeRef::List(of), SampleValue::List(items)) => {
                let items: Option<Vec<_>> = items.iter().map(|item| self.completed(of, &item.value)).collect();
                Some(sample::list(items?.into_iter()))
            }
            (TypeRef::Named(id), SampleValue::Object(said)) => match &self.context.model.ty(*id).kind {
                TypeKind::Object { fields, .. } => {
                    let missing = fields.iter().filter(|field| !said.contains_key(&field.name.spec));
                    let mut values = said.clone();
                    for field in missing.filter(|field| !rust_type::is_optional(field)) {
                        values.insert(field.name.spec.clone(), self.value(field)?);
                    }
                    Some(SampleValue::Object(values))
                }
                TypeKind::Union { .. } | TypeKind::Enum { .. } => Some(sample.clone()),
            },
            _ => Some(sample.clone()),
        }
    }

    fn made_up(&mut self, ty: &TypeRef, field: &Field) -> Option<SampleValue> {
        match ty {
            TypeRef::Named(id) => match &self.context.model.ty(*id).kind {
                TypeKind::Object { fields, groups, .. } => self.object(*id, fields, groups),
                TypeKind::Union { .. } | TypeKind::Enum { .. } => self.scalar(field),
            },
            TypeRef::List(of) if self.is_object(of) => {
                let item = self.made_up(of, field)?;
                Some(sample::list([item].into_iter()))
            }
            _ => self.scalar(field),
        }
    }

    /// Of an object inside a request the required members, or those with a sample where they are not enough.
    fn object(&mut self, id: TypeId, fields: &[Field], groups: &[Group]) -> Option<SampleValue> {
        if self.open.contains(&id) || self.left == 0 {
            return None;
        }
        self.left -= 1;
        self.open.push(id);
        let model = self.context.model;
        let least = self.values(fields, groups, Extent::Required);
        let is_enough =
            |values: &Values| !values.is_empty() && object_violations(fields, groups, model, values).is_empty();
        let values = match least {
            Some(least) if is_enough(&least) => Some(least),
            _ => self.values(fields, groups, Extent::Sampled),
        };
        self.open.pop();
        values.map(SampleValue::Object)
    }

    fn is_object(&self, ty: &TypeRef) -> bool {
        matches!(ty, TypeRef::Named(id) if matches!(self.context.model.ty(*id).kind, TypeKind::Object { .. }))
    }

    /// A value that holds no object of which an example would choose the members.
    fn scalar(&self, field: &Field) -> Option<SampleValue> {
        // Text that travels as a number.
        if field.ty == TypeRef::String && field.form.encoding == Encoding::Number {
            return Some(SampleValue::Scalar("1".to_string()));
        }
        let mut values = sample::sample_values(self.context.model, std::slice::from_ref(field));
        values.remove(&field.name.spec).map(|value| value.value)
    }
}

fn has_sample(field: &Field) -> bool {
    let sample = field.sample.as_ref();
    field.deprecated.is_none() && sample.is_some_and(|sample| sample.breaks.is_none())
}

/// Whether a field stands in for this one, of which only one may be set.
fn is_excluded(fields: &[Field], groups: &[Group], index: usize, values: &Values) -> bool {
    let is_set = |member: &usize| {
        fields
            .get(*member)
            .is_some_and(|field| values.contains_key(&field.name.spec))
    };
    groups.iter().any(|group| match group {
        Group::ExactlyOneOf(members) => members.value.contains(&index) && members.value.iter().any(is_set),
        _ => false,
    })
}
