//! A JSON body, written as the fields are walked.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::describe::Encoding;
use crate::value::{Slot, Structure, View};

/// Writes the fields that belong to the body as an object, under the root if there is one.
pub(super) fn write_json(out: &mut Vec<u8>, root: Option<&str>, request: &dyn Structure) {
    if let Some(root) = root {
        out.push(b'{');
        write_text(out, root);
        out.push(b':');
        write_object(out, request);
        out.push(b'}');
    } else {
        write_object(out, request);
    }
}

fn write_object(out: &mut Vec<u8>, structure: &dyn Structure) {
    out.push(b'{');
    let mut first = true;
    for (index, field) in structure.shape().fields.iter().enumerate() {
        let slot = structure.slot(index);
        if !field.place.is_in_body() || matches!(slot.view(), View::Absent) {
            continue;
        }
        for name in field.wire {
            if !std::mem::take(&mut first) {
                out.push(b',');
            }
            write_text(out, name);
            out.push(b':');
            write_value(out, slot, field.encoding);
        }
    }
    out.push(b'}');
}

fn write_value(out: &mut Vec<u8>, slot: &dyn Slot, encoding: Encoding) {
    match (slot.view(), encoding) {
        (View::Absent, _) => out.extend_from_slice(b"null"),
        (View::Bool(flag), Encoding::Plain) => out.extend_from_slice(flag.to_string().as_bytes()),
        (View::Bool(flag), _) => write_text(out, if flag { "true" } else { "false" }),
        (View::Int(number), Encoding::Plain) => out.extend_from_slice(number.to_string().as_bytes()),
        (View::Int(number), _) => write_text(out, &number.to_string()),
        (View::Text(text), Encoding::Base64) => write_text(out, &STANDARD.encode(text.as_bytes())),
        (View::Text(text), Encoding::Plain | Encoding::Text) => write_text(out, &text),
        (View::Structure(inner), _) => write_object(out, inner),
        (View::List(list), _) => {
            out.push(b'[');
            for index in 0..list.len() {
                if index > 0 {
                    out.push(b',');
                }
                if let Some(item) = list.item(index) {
                    write_value(out, item, encoding);
                }
            }
            out.push(b']');
        }
    }
}

fn write_text(out: &mut Vec<u8>, text: &str) {
    // Text into memory: there is nothing that could fail.
    let _ = serde_json::to_writer(out, text);
}
