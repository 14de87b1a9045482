//! The answers that somebody gets who asks for one page after the other until there are no more.

use crate::model::{Advance, Field, Model, Operation, SampleValue};

use super::{Answer, Values, answer_of, in_text, sample_values, unplaced};

/// As few answers as end the pages: one that says that it is the last, or one with items and one without.
pub fn sample_pages(model: &Model, operation: &Operation) -> Vec<Answer> {
    let (Some(response), Some(pages)) = (operation.main_response(), &operation.pages) else {
        return Vec::new();
    };
    let response = in_text(response);
    let values = sample_values(model, &response.fields);
    let only = match &pages.advance {
        Advance::Page {
            first,
            last: Some(last),
            ..
        } => {
            let number = SampleValue::Scalar(first.to_string());
            changed(model, &response.fields, &values, last, &Change::Set(number))
        }
        Advance::Cursor { next, .. } => changed(model, &response.fields, &values, next, &Change::Remove),
        Advance::Page { last: None, .. } | Advance::Offset { .. } => None,
    };
    if let Some(only) = only {
        return vec![answer_of(model, &response, &only)];
    }
    let none = Change::Set(SampleValue::List(Vec::new()));
    let empty = changed(model, &response.fields, &values, &pages.items.value, &none);
    let all = [Some(values), empty].into_iter().flatten();
    all.map(|values| answer_of(model, &response, &values)).collect()
}

enum Change {
    Set(SampleValue),
    Remove,
}

/// The values with another one at the end of the path; `None`: the path does not end in them, or a field cannot be removed.
fn changed(model: &Model, fields: &[Field], values: &Values, path: &[usize], change: &Change) -> Option<Values> {
    let (&index, inner) = path.split_first()?;
    let field = fields.get(index)?;
    let name = &field.name.spec;
    let mut values = values.clone();
    if !inner.is_empty() {
        let fields = model.ty(field.ty.named()?).fields();
        let SampleValue::Object(members) = &values.get(name)?.value else {
            return None;
        };
        let members = changed(model, fields, members, inner, change)?;
        values.insert(name.clone(), unplaced(SampleValue::Object(members)));
        return Some(values);
    }
    match change {
        Change::Set(value) => {
            values.insert(name.clone(), unplaced(value.clone()));
        }
        Change::Remove if field.optional => {
            values.remove(name);
        }
        Change::Remove => return None,
    }
    Some(values)
}
