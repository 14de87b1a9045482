//! An XML body, in UTF-8.

use super::text::scalar_text;
use crate::describe::{Field, Place};
use crate::validate::Report;
use crate::value::{Slot, Structure, View};

/// Writes the fields that belong to the body as an element. Characters that XML has no spelling for are violations.
pub(super) fn write_xml(out: &mut Vec<u8>, root: &str, request: &dyn Structure, report: &mut Report) {
    let mut text = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    write_element(&mut text, root, request, report);
    out.extend_from_slice(text.as_bytes());
}

fn write_element(out: &mut String, name: &str, structure: &dyn Structure, report: &mut Report) {
    out.push('<');
    out.push_str(name);
    each_field(structure, Place::XmlAttribute, &mut |field, slot| {
        write_attributes(out, field, slot, report);
    });
    out.push('>');
    each_field(structure, Place::XmlText, &mut |field, slot| {
        write_scalar(out, field, slot, report);
    });
    each_field(structure, Place::Body, &mut |field, slot| {
        for name in field.wire {
            report.at_field(field.name, |report| write_value(out, name, field, slot, report));
        }
    });
    close(out, name);
}

fn each_field(structure: &dyn Structure, place: Place, write: &mut dyn FnMut(&'static Field, &dyn Slot)) {
    for (index, field) in structure.shape().fields.iter().enumerate() {
        if field.place == place {
            write(field, structure.slot(index));
        }
    }
}

fn write_attributes(out: &mut String, field: &Field, slot: &dyn Slot, report: &mut Report) {
    let view = slot.view();
    let Some(text) = scalar_text(&view, field.encoding) else {
        return;
    };
    for name in field.wire {
        out.push(' ');
        out.push_str(name);
        out.push_str("=\"");
        report.at_field(field.name, |report| push_escaped(out, &text, report));
        out.push('"');
    }
}

fn write_scalar(out: &mut String, field: &Field, slot: &dyn Slot, report: &mut Report) {
    if let Some(text) = scalar_text(&slot.view(), field.encoding) {
        report.at_field(field.name, |report| push_escaped(out, &text, report));
    }
}

/// A list repeats the element.
fn write_value(out: &mut String, name: &str, field: &Field, slot: &dyn Slot, report: &mut Report) {
    match slot.view() {
        View::Absent => {}
        View::Structure(inner) => write_element(out, name, inner, report),
        View::List(list) => {
            for index in 0..list.len() {
                if let Some(item) = list.item(index) {
                    report.at_index(index, |report| write_value(out, name, field, item, report));
                }
            }
        }
        view => {
            if let Some(text) = scalar_text(&view, field.encoding) {
                out.push('<');
                out.push_str(name);
                out.push('>');
                push_escaped(out, &text, report);
                close(out, name);
            }
        }
    }
}

fn close(out: &mut String, name: &str) {
    out.push_str("</");
    out.push_str(name);
    out.push('>');
}

/// Line breaks and tabs as references, or readers would make spaces of them in attributes and line feeds of carriage
/// returns.
fn push_escaped(out: &mut String, text: &str, report: &mut Report) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' => out.push_str("&#9;"),
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {
                report.add("sendable", "must not have control characters in XML");
                return;
            }
            other => out.push(other),
        }
    }
}
