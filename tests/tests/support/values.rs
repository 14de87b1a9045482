//! Values for a request: the spec's samples where they keep the rules, with planted texts in secret fields.

use serde_json::{Map, Value as Json};
use specwright_codegen::constraint::{object_violations, violations};
use specwright_codegen::model::{Field, FieldSample, Group, Model, Operation, SampleValue, TypeId, TypeKind, TypeRef};
use specwright_codegen::sample::{Values, sample_values, unplaced};
use specwright_codegen::source::Spanned;
use specwright_runtime::value::{Empty, Open, Slot, Structure};

/// Planted secrets, the more telling first; a rule may allow only the plainer ones.
const PLANTS: [&str; 3] = ["pl4nt&ed field+Xq5%Bt2/é", "Pl4ntedFieldXq5Bt2", "Pl4ntedXq5"];

/// The request of an operation, with as many secrets and fields as the rules allow; else the rules that are broken.
pub(crate) fn request(model: &Model, operation: &Operation) -> Result<Values, String> {
    let fields = &operation.request.fields;
    let groups = &operation.request.groups;
    let all = sample_values(model, fields);
    let is_shown = |field: &Field| !field.optional || field.sample.is_some();
    let choices = [
        chosen(fields, groups, &all, false, |_| true),
        chosen(fields, groups, &all, true, |_| true),
        chosen(fields, groups, &all, false, is_shown),
        chosen(fields, groups, &all, false, |field| !field.optional),
    ];
    let broken = |values: &Values| object_violations(fields, groups, model, values);
    let secrets = |values: &Values| {
        fields
            .iter()
            .filter(|it| it.secret && values.contains_key(&it.name.spec))
            .count()
    };
    let fitting = choices.iter().filter(|values| broken(values).is_empty());
    let best = fitting.max_by_key(|values| (secrets(values), values.len()));
    let mut values = best.cloned().ok_or_else(|| format!("{:?}", broken(&choices[0])))?;
    plant(model, fields, &mut values, &|field| plant_for(model, field));
    Ok(values)
}

/// The same values, and every secret is one that few rules allow.
pub(crate) fn with_bad_secrets(model: &Model, operation: &Operation, values: &Values) -> Values {
    let mut values = values.clone();
    plant(model, &operation.request.fields, &mut values, &|_| PLANTS[0]);
    values
}

/// The fields that are wanted: the first or the last of those that exclude each other, and none that lacks its company.
fn chosen(fields: &[Field], groups: &[Group], all: &Values, last: bool, is_wanted: impl Fn(&Field) -> bool) -> Values {
    let name = |index: &usize| &fields[*index].name.spec;
    let mut values = all.clone();
    values.retain(|name, _| fields.iter().any(|field| field.name.spec == *name && is_wanted(field)));
    for group in groups {
        if let Group::ExactlyOneOf(members) = group {
            let mut set: Vec<_> = members
                .value
                .iter()
                .filter(|member| values.contains_key(name(member)))
                .collect();
            if last {
                set.reverse();
            }
            set.into_iter()
                .skip(1)
                .for_each(|member| drop(values.remove(name(member))));
        }
    }
    for group in groups {
        if let Group::Together(members) = group
            && !members.value.iter().all(|member| values.contains_key(name(member)))
        {
            members
                .value
                .iter()
                .for_each(|member| drop(values.remove(name(member))));
        }
    }
    values
}

/// The planted text of a secret field.
type Choose<'a> = &'a dyn Fn(&Field) -> &'static str;

/// Puts a planted text into every secret field.
fn plant(model: &Model, fields: &[Field], values: &mut Values, choose: Choose<'_>) {
    for field in fields {
        let Some(value) = values.get_mut(&field.name.spec) else {
            continue;
        };
        if field.secret {
            *value = scalar(choose(field));
        } else if let Some(id) = named(&field.ty) {
            plant_inside(model, model.ty(id).fields(), &mut value.value, choose);
        }
    }
}

/// The type that the value, its items or its values have.
fn named(ty: &TypeRef) -> Option<TypeId> {
    match ty {
        TypeRef::Named(id) => Some(*id),
        TypeRef::List(of) | TypeRef::Map(of) | TypeRef::Nullable(of) => named(of),
        _ => None,
    }
}

fn plant_inside(model: &Model, fields: &[Field], value: &mut SampleValue, choose: Choose<'_>) {
    match value {
        SampleValue::Object(members) => plant(model, fields, members, choose),
        SampleValue::List(items) => items
            .iter_mut()
            .for_each(|item| plant_inside(model, fields, &mut item.value, choose)),
        SampleValue::Scalar(_) => {}
    }
}

fn plant_for(model: &Model, field: &Field) -> &'static str {
    let keeps_rules = |plant: &&&str| {
        let value = SampleValue::Scalar((**plant).to_string());
        violations(&field.ty, field, model, &value).is_empty()
    };
    PLANTS
        .iter()
        .find(keeps_rules)
        .unwrap_or_else(|| panic!("no plant fits {}", field.name.spec))
}

/// Every planted text of a request.
pub(crate) fn planted(values: &Values) -> Vec<&'static str> {
    let text = format!("{values:?}");
    PLANTS.into_iter().filter(|plant| text.contains(plant)).collect()
}

/// Of every answer, and of every object.
fn fields_of_answers(model: &Model) -> impl Iterator<Item = &Field> {
    let fields = model
        .operations()
        .flat_map(|operation| &operation.responses)
        .flat_map(|it| &it.fields);
    fields.chain(model.types.iter().flat_map(|ty| ty.fields()))
}

/// What the fields of an answer hold that nobody may see, by the spec's samples.
pub(crate) fn secrets_of_answers(model: &Model) -> Vec<String> {
    let secret = fields_of_answers(model)
        .filter(|field| field.secret)
        .filter_map(|field| field.sample.as_ref());
    secret.filter_map(text_of).collect()
}

/// Samples that a vendor's page shows although they break its own rules.
pub(crate) fn samples_that_break_rules(model: &Model) -> Vec<String> {
    let samples = fields_of_answers(model)
        .filter_map(|field| field.sample.as_ref())
        .filter(|sample| sample.breaks.is_some());
    samples.filter_map(text_of).collect()
}

fn text_of(sample: &FieldSample) -> Option<String> {
    match &sample.value {
        SampleValue::Scalar(text) => Some(text.clone()),
        SampleValue::List(_) | SampleValue::Object(_) => None,
    }
}

/// A value that no file says.
pub(crate) fn scalar(text: &str) -> Spanned<SampleValue> {
    unplaced(SampleValue::Scalar(text.to_owned()))
}

/// The same values with another one in a field.
pub(crate) fn with(operation: &Operation, values: &Values, field: usize, text: &str) -> Values {
    let field = &operation.request.fields[field];
    let value = match field.ty {
        TypeRef::List(_) => unplaced(SampleValue::List(vec![scalar(text)])),
        _ => scalar(text),
    };
    let mut values = values.clone();
    values.insert(field.name.spec.clone(), value);
    values
}

/// A typed request that holds the values.
pub(crate) fn filled<R: Structure + Empty>(values: &Values) -> R {
    let mut request = R::empty();
    fill(&mut request, values);
    request
}

fn fill(structure: &mut dyn Structure, values: &Values) {
    let shape = structure.shape();
    for (name, value) in values {
        let index = shape.fields.iter().position(|field| field.name == name);
        let index = index.unwrap_or_else(|| panic!("{} has no field {name}", shape.name));
        fill_slot(structure.slot_mut(index), &value.value);
    }
}

fn fill_slot(slot: &mut dyn Slot, value: &SampleValue) {
    match (slot.open(), value) {
        (Open::Scalar(scalar), SampleValue::Scalar(text)) => {
            scalar
                .set_text(text)
                .unwrap_or_else(|expected| panic!("{text} is not {}", expected.0));
        }
        (Open::Structure(inner), SampleValue::Object(members)) => fill(inner, members),
        (Open::List(list), SampleValue::List(items)) => {
            items.iter().for_each(|item| fill_slot(list.push(), &item.value));
        }
        _ => panic!("a sample of another type"),
    }
}

/// The values in JSON, as calls by name take them.
pub(crate) fn json(model: &Model, fields: &[Field], values: &Values) -> Json {
    let members = fields.iter().filter_map(|field| {
        let value = values.get(&field.name.spec)?;
        Some((field.name.spec.clone(), json_value(model, &field.ty, &value.value)))
    });
    Json::Object(members.collect::<Map<_, _>>())
}

fn json_value(model: &Model, ty: &TypeRef, value: &SampleValue) -> Json {
    match (ty, value) {
        (TypeRef::Bool | TypeRef::Int, SampleValue::Scalar(text)) => text.parse().unwrap(),
        (TypeRef::List(of), SampleValue::List(items)) => {
            items.iter().map(|item| json_value(model, of, &item.value)).collect()
        }
        (TypeRef::Named(id), SampleValue::Object(members)) => match &model.ty(*id).kind {
            TypeKind::Object { fields, .. } => json(model, fields, members),
            TypeKind::Union { .. } | TypeKind::Enum { .. } => panic!("a sample of another type"),
        },
        (_, SampleValue::Scalar(text)) => Json::String(text.clone()),
        _ => panic!("a sample of another type"),
    }
}
