//! Reads a body that is one value.

use specwright_codegen::model::{Encoding, Field, Model, SampleValue, TypeRef};
use specwright_codegen::sample::{Values, payload, unplaced};

use super::scalar::read_text;
use crate::breach::Report;
use crate::incoming::Incoming;

/// The one value that the body is. No bytes at all are a value only where the caller says what they are.
pub(super) fn read_raw(model: &Model, fields: &[Field], incoming: &Incoming, report: &mut Report) -> Values {
    let Some(field) = payload(fields) else {
        return Values::new();
    };
    if incoming.body().is_empty() && incoming.media_type().is_none() {
        return Values::new();
    }
    let name = &field.name.spec;
    // Rules speak of text. Bytes that are none are kept with replacement characters.
    let text = String::from_utf8_lossy(incoming.body());
    let value = match field.ty {
        TypeRef::Bytes if field.form.encoding == Encoding::Plain => SampleValue::Scalar(text.into_owned()),
        _ => read_text(model, &field.ty, &field.form, &text, name, report),
    };
    Values::from([(name.clone(), unplaced(value))])
}
