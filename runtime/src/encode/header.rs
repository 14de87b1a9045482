//! Fields that travel as headers.

use http::header::{HeaderMap, HeaderName, HeaderValue};

use super::text::scalar_text;
use crate::describe::{Field, Place};
use crate::validate::Report;
use crate::value::{List, Structure, View};

/// Writes the header fields. A value with a line break or another control character would end the header or be dropped
/// on the way; it is a violation.
pub(super) fn write_headers(headers: &mut HeaderMap, request: &dyn Structure, report: &mut Report) {
    for (index, field) in request.shape().fields.iter().enumerate() {
        if field.place == Place::Header {
            write_field(headers, field, &request.slot(index).view(), report);
        }
    }
}

fn write_field(headers: &mut HeaderMap, field: &Field, view: &View<'_>, report: &mut Report) {
    let text = match view {
        View::List(list) => Some(joined(*list, field).into()),
        view => scalar_text(view, field.encoding),
    };
    let Some(text) = text else {
        return;
    };
    let Ok(mut value) = HeaderValue::from_bytes(text.as_bytes()) else {
        report.at_field(field.name, |report| {
            report.add(
                "sendable",
                "must not have line breaks or other control characters in a header",
            );
        });
        return;
    };
    value.set_sensitive(field.secret);
    for name in field.wire {
        match HeaderName::try_from(*name) {
            Ok(name) => {
                headers.insert(name, value.clone());
            }
            Err(_) => report.at_field(field.name, |report| {
                report.add("sendable", "must have a name that a header can have");
            }),
        }
    }
}

/// `a, "b,c", d`
fn joined(list: &dyn List, field: &Field) -> String {
    let items = (0..list.len()).filter_map(|index| {
        let view = list.item(index)?.view();
        let text = scalar_text(&view, field.encoding)?;
        Some(if text.contains([',', '"']) {
            format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
        } else {
            text.into_owned()
        })
    });
    items.collect::<Vec<_>>().join(", ")
}
