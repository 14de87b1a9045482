//! A JSON body, written as the fields are walked.

use crate::decimal::is_json_number;
use crate::describe::{Encoding, Field, Form, Place};
use crate::scan;
use crate::validate::Report;
use crate::value::{List, Map, Structure, Union, View};

use super::depth::check_depth;
use super::text::{Scratch, Told, decimal_text, text_of, told, written_item};

/// Most bodies need no more memory than that.
const USUAL_SIZE: usize = 256;

/// A body while it is written.
struct Json {
    out: Vec<u8>,
    scratch: Scratch,
}

/// Writes the fields that belong to the body, under the keys of the root, with those beside it.
pub(super) fn write_fields(root: &[&str], request: &dyn Structure, report: &mut Report) -> Vec<u8> {
    let mut json = Json::new();
    let Some((outermost, inner)) = root.split_first() else {
        json.object(
            request,
            |place| place.is_in_body() || place == Place::BesideRoot,
            report,
        );
        return json.out;
    };
    json.out.push(b'{');
    json.text(outermost);
    json.out.push(b':');
    json.under(inner, |json| json.object(request, Place::is_in_body, report));
    json.members(request, |place| place == Place::BesideRoot, &mut false, report);
    json.out.push(b'}');
    json.out
}

/// Writes the value that is the whole body, under the keys of the root.
pub(super) fn write_payload(root: &[&str], field: &Field, view: &View<'_>, report: &mut Report) -> Vec<u8> {
    let mut json = Json::new();
    report.at_field(field.name, |report| {
        json.under(root, |json| match view {
            View::Absent => json.out.extend_from_slice(b"{}"),
            view => json.value(view, field.form, report),
        });
    });
    json.out
}

/// Any value as JSON text, whatever its form says of JSON in a text.
pub(super) fn text(view: &View<'_>, form: &Form, report: &mut Report) -> Result<String, Told> {
    let plain = Form {
        encoding: Encoding::Plain,
        ..*form
    };
    let mut json = Json::new();
    json.value(view, &plain, report);
    String::from_utf8(json.out).or_else(|_| told(report, "must be text"))
}

impl Json {
    fn new() -> Self {
        Self {
            out: Vec::with_capacity(USUAL_SIZE),
            scratch: Scratch::default(),
        }
    }

    fn under(&mut self, keys: &[&str], write: impl FnOnce(&mut Self)) {
        for key in keys {
            self.out.push(b'{');
            self.text(key);
            self.out.push(b':');
        }
        write(self);
        self.out.extend(keys.iter().map(|_| b'}'));
    }

    fn object(&mut self, structure: &dyn Structure, belongs: fn(Place) -> bool, report: &mut Report) {
        self.out.push(b'{');
        self.members(structure, belongs, &mut true, report);
        self.out.push(b'}');
    }

    fn members(
        &mut self,
        structure: &dyn Structure,
        belongs: fn(Place) -> bool,
        first: &mut bool,
        report: &mut Report,
    ) {
        for (index, field) in structure.shape().fields.iter().enumerate() {
            if !belongs(field.place) {
                continue;
            }
            let view = structure.slot(index).view();
            if matches!(view, View::Absent) && !field.form.send_null {
                continue;
            }
            for name in field.wire() {
                self.field_key(field, name, first);
                report.at_field(field.name, |report| self.value(&view, field.form, report));
            }
        }
    }

    fn key(&mut self, name: &str, first: &mut bool) {
        if !std::mem::take(first) {
            self.out.push(b',');
        }
        self.text(name);
        self.out.push(b':');
    }

    /// The name of a field, which is known to need no escape or to need one.
    fn field_key(&mut self, field: &Field, name: &str, first: &mut bool) {
        if !field.plain_names {
            return self.key(name, first);
        }
        self.out.reserve(name.len() + 4);
        match std::mem::take(first) {
            true => self.out.extend_from_slice(b"\""),
            false => self.out.extend_from_slice(b",\""),
        }
        self.out.extend_from_slice(name.as_bytes());
        self.out.extend_from_slice(b"\":");
    }

    fn value(&mut self, view: &View<'_>, form: &Form, report: &mut Report) {
        use Encoding::{Epoch, EpochMillis, Json, JsonBase64, Number, Plain, Words};
        // Most values are texts.
        if let View::Text(text) = view
            && matches!(form.encoding, Plain)
        {
            return self.text(text);
        }
        match (view, form.encoding) {
            (View::Absent, _) => self.literal("null"),
            (_, Json | JsonBase64) => self.quoted(view, form, report),
            (View::Structure(inner), _) => {
                report.deeper(|report| self.object(*inner, Place::is_in_body, report));
            }
            (View::Union(union), _) => report.deeper(|report| self.union(*union, report)),
            (View::List(list), _) if form.join.is_none() => self.list(*list, form, report),
            (View::Map(map), _) => self.map(*map, form, report),
            (View::Any(value), Plain) => self.any(value, report),
            (View::Bool(true), Plain) => self.literal("true"),
            (View::Bool(false), Plain) => self.literal("false"),
            (View::Int(number), Plain | Number) => self.int(*number),
            (View::Float(number), Plain) if !number.is_finite() => self.quoted(view, form, report),
            (View::Decimal(number), Plain | Number) => {
                if let Ok(number) = decimal_text(number, report) {
                    self.literal(number);
                }
            }
            (View::Float(_), Plain)
            | (View::Text(_), Epoch | EpochMillis)
            | (_, Number)
            | (View::Bool(_), Words { bare: true, .. }) => self.bare(view, form, report),
            _ => self.quoted(view, form, report),
        }
    }

    /// `{"member":value}`
    fn union(&mut self, union: &dyn Union, report: &mut Report) {
        let member = union.member();
        let Some((field, slot)) = member.and_then(|(index, slot)| Some((union.shape().fields.get(index)?, slot)))
        else {
            report.add("sendable", "must be a member that the service documents");
            return;
        };
        self.out.push(b'{');
        let mut first = true;
        for name in field.wire() {
            self.field_key(field, name, &mut first);
            report.at_field(field.name, |report| self.value(&slot.view(), field.form, report));
        }
        self.out.push(b'}');
    }

    fn list(&mut self, list: &dyn List, form: &Form, report: &mut Report) {
        self.out.push(b'[');
        let mut first = true;
        for index in 0..list.len() {
            let Some(view) = written_item(list, index, form) else {
                continue;
            };
            if !std::mem::take(&mut first) {
                self.out.push(b',');
            }
            report.at_index(index, |report| self.value(&view, form.element(), report));
        }
        self.out.push(b']');
    }

    fn map(&mut self, map: &dyn Map, form: &Form, report: &mut Report) {
        self.out.push(b'{');
        let mut first = true;
        for (key, slot) in map.entries() {
            let view = slot.view();
            if !form.sparse && matches!(view, View::Absent) {
                continue;
            }
            self.key(key, &mut first);
            report.at_key(&key, |report| self.value(&view, form.element(), report));
        }
        self.out.push(b'}');
    }

    fn any(&mut self, value: &serde_json::Value, report: &mut Report) {
        if check_depth(value, report).is_err() {
            return;
        }
        // Text into memory: there is nothing that could fail.
        let _ = serde_json::to_writer(&mut self.out, value);
    }

    /// A text that stands for a number, as one.
    fn bare(&mut self, view: &View<'_>, form: &Form, report: &mut Report) {
        match text_of(view, form, &mut self.scratch, report) {
            Ok(Some(text)) if is_json_number(text) => self.out.extend_from_slice(text.as_bytes()),
            Ok(_) => report.add("sendable", "must be a number"),
            Err(Told) => {}
        }
    }

    fn quoted(&mut self, view: &View<'_>, form: &Form, report: &mut Report) {
        if let Ok(Some(text)) = text_of(view, form, &mut self.scratch, report) {
            push_text(&mut self.out, text);
        }
    }

    fn int(&mut self, number: i64) {
        // Text into memory: there is nothing that could fail.
        let _ = serde_json::to_writer(&mut self.out, &number);
    }

    fn text(&mut self, text: &str) {
        push_text(&mut self.out, text);
    }

    fn literal(&mut self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
    }
}

/// Most texts need no escape: those are one copy, and the others the library's.
fn push_text(out: &mut Vec<u8>, text: &str) {
    if needs_escape(text.as_bytes()) {
        // Text into memory: there is nothing that could fail.
        let _ = serde_json::to_writer(out, text);
        return;
    }
    out.reserve(text.len() + 2);
    out.push(b'"');
    out.extend_from_slice(text.as_bytes());
    out.push(b'"');
}

/// Whether there is a quote, a backslash or a control character.
fn needs_escape(bytes: &[u8]) -> bool {
    let special = |chunk| scan::is(b'"', chunk) | scan::is(b'\\', chunk) | scan::is_control(chunk);
    scan::find(bytes, 0, special) < bytes.len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::push_text;

    proptest! {
        #[test]
        fn texts_are_those_of_the_library(text in any::<String>(), ascii in "[ -~\\x00-\\x1f]{0,40}") {
            for text in [text, ascii] {
                let mut out = Vec::new();
                push_text(&mut out, &text);
                prop_assert_eq!(out, serde_json::to_vec(&text).unwrap());
            }
        }
    }

    #[test]
    fn every_byte_at_every_place() {
        for byte in 0..=127_u8 {
            for place in 0..20 {
                let text: String = (0..20)
                    .map(|at| if at == place { char::from(byte) } else { 'a' })
                    .collect();
                let mut out = Vec::new();
                push_text(&mut out, &text);
                assert_eq!(out, serde_json::to_vec(&text).unwrap(), "{text:?}");
            }
        }
    }
}
