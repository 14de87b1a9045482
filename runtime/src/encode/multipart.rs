//! A `multipart/form-data` body.

use super::text::{Scratch, text_of, written_item};
use crate::describe::{Encoding, Field, Form};
use crate::random::random;
use crate::validate::Report;
use crate::value::{Structure, View};

/// The parts, without the boundaries between them.
#[derive(Default)]
struct Parts {
    bytes: Vec<u8>,
    ends: Vec<usize>,
    scratch: Scratch,
}

/// Writes the fields that belong to the body, and gives the boundary that stands between them.
pub(super) fn write_fields(request: &dyn Structure, report: &mut Report) -> (Vec<u8>, String) {
    let mut parts = Parts::default();
    for (index, field) in request.shape().fields.iter().enumerate() {
        if field.place.is_in_body() {
            let view = request.slot(index).view();
            for name in field.wire() {
                report.at_field(field.name, |report| parts.value(name, field, &view, report));
            }
        }
    }
    let boundary = parts.boundary();
    (parts.joined(&boundary), boundary)
}

impl Parts {
    fn value(&mut self, name: &str, field: &Field, view: &View<'_>, report: &mut Report) {
        let form = field.form;
        match view {
            View::List(list) if form.join.is_none() && !is_json(form) => {
                for index in 0..list.len() {
                    if let Some(view) = written_item(*list, index, form) {
                        report.at_index(index, |report| self.part(name, &view, form.element(), report));
                    }
                }
            }
            view => self.part(name, view, form, report),
        }
    }

    fn part(&mut self, name: &str, view: &View<'_>, form: &Form, report: &mut Report) {
        if let (View::Bytes(bytes), Encoding::Plain) = (view, form.encoding) {
            self.head(name, Some("application/octet-stream"));
            self.end(bytes);
            return;
        }
        let mut scratch = std::mem::take(&mut self.scratch);
        if let Ok(Some(text)) = text_of(view, form, &mut scratch, report) {
            self.head(name, None);
            self.end(text.as_bytes());
        }
        self.scratch = scratch;
    }

    /// Bytes are a file, which takes a name and a type.
    fn head(&mut self, name: &str, file_type: Option<&str>) {
        let name = quoted(name);
        let head = match file_type {
            Some(file_type) => format!(
                "Content-Disposition: form-data; name=\"{name}\"; filename=\"{name}\"\r\nContent-Type: {file_type}\r\n\r\n"
            ),
            None => format!("Content-Disposition: form-data; name=\"{name}\"\r\n\r\n"),
        };
        self.bytes.extend_from_slice(head.as_bytes());
    }

    fn end(&mut self, content: &[u8]) {
        self.bytes.extend_from_slice(content);
        self.ends.push(self.bytes.len());
    }

    /// Nobody can guess it, so that no value can be made to hold it; and none does.
    fn boundary(&self) -> String {
        loop {
            let boundary = format!("{:016x}{:016x}", random(), random());
            let known = boundary.as_bytes();
            if !self.bytes.windows(known.len()).any(|window| window == known) {
                return boundary;
            }
        }
    }

    fn joined(&self, boundary: &str) -> Vec<u8> {
        let mut out = Vec::with_capacity(self.bytes.len() + (self.ends.len() + 1) * (boundary.len() + 6));
        let mut start = 0;
        for end in &self.ends {
            out.extend_from_slice(format!("--{boundary}\r\n").as_bytes());
            out.extend_from_slice(self.bytes.get(start..*end).unwrap_or_default());
            out.extend_from_slice(b"\r\n");
            start = *end;
        }
        out.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
        out
    }
}

fn is_json(form: &Form) -> bool {
    matches!(form.encoding, Encoding::Json | Encoding::JsonBase64)
}

/// As browsers write a name.
fn quoted(name: &str) -> String {
    name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}
