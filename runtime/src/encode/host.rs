//! What stands before the server's host name.

use super::text::{Scratch, text_of};
use crate::describe::PathPart;
use crate::validate::Report;
use crate::value::Structure;

/// A label of a host name is no longer.
const LONGEST_LABEL: usize = 63;

/// The prefix with its fields filled in. A value may be nothing but letters, digits and `-`: anything else could end the
/// host name or name another host.
pub(super) fn prefix(parts: &[PathPart], request: &dyn Structure, report: &mut Report) -> String {
    let mut prefix = String::new();
    let mut scratch = Scratch::default();
    for part in parts {
        match *part {
            PathPart::Literal(literal) => prefix.push_str(literal),
            PathPart::Field(index) | PathPart::Greedy(index) => {
                push_field(&mut prefix, index, request, &mut scratch, report);
            }
        }
    }
    prefix
}

fn push_field(prefix: &mut String, index: usize, request: &dyn Structure, scratch: &mut Scratch, report: &mut Report) {
    let Some(field) = request.shape().fields.get(index) else {
        return;
    };
    report.at_field(field.name, |report| {
        let view = request.slot(index).view();
        let Ok(text) = text_of(&view, field.form, scratch, report) else {
            return;
        };
        match text {
            Some(label) if is_label(label) => prefix.push_str(label),
            _ => report.add(
                "sendable",
                "must be one to 63 letters, digits and `-` inside them, since it is a part of the host name",
            ),
        }
    });
}

fn is_label(text: &str) -> bool {
    (1..=LONGEST_LABEL).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && !text.starts_with('-')
        && !text.ends_with('-')
}
