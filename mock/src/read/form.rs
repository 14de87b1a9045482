//! Reads the fields of a form, and query parameters the same way: a list repeats its name.

use specwright_codegen::model::Field;
use specwright_codegen::sample::{Values, unplaced};

use super::scalar::read_texts;
use crate::breach::Report;
use crate::incoming::{Incoming, Pairs, is_well_encoded};

/// The fields of the body, or what is wrong with the whole form.
pub(super) fn read_form(fields: &[&Field], incoming: &Incoming, report: &mut Report) -> Result<Values, String> {
    if !is_well_encoded(incoming.body()) {
        return Err("the body must be percent-encoded UTF-8".to_owned());
    }
    let mut values = Values::new();
    for field in fields {
        if let Some(value) = read_texts(field, &texts(incoming.form(), field), report) {
            values.insert(field.name.spec.clone(), unplaced(value));
        }
    }
    Ok(values)
}

/// The texts under the first of the field's names that is there.
pub(super) fn texts(pairs: &Pairs, field: &Field) -> Vec<String> {
    let under = |name: &str| -> Vec<String> {
        let named = pairs.iter().filter(|(key, _)| key == name);
        named.map(|(_, value)| value.clone()).collect()
    };
    let found = field.wire.iter().map(|name| under(&name.value.0));
    found.into_iter().find(|texts| !texts.is_empty()).unwrap_or_default()
}
