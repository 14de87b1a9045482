//! Makes HTTP answers: a documented success, a documented error, or a plain text where nothing is documented.

use bytes::Bytes;
use http::header::{
    ALLOW, CONNECTION, CONTENT_LENGTH, CONTENT_TYPE, HeaderName, TRAILER, TRANSFER_ENCODING, UPGRADE, WWW_AUTHENTICATE,
};
use http::{HeaderValue, Response, StatusCode};
use specwright_codegen::model::{ErrorCase, Method, Model, Operation, Response as Success};
use specwright_codegen::sample::{Values, header_texts, sample_values};

use crate::plain::{ascii, one_line};
use crate::prefer::status_of;
use crate::write::Written;
use crate::write::error_body::{Details, Reported, code_header, error_headers, write_error};
use crate::write::write_success;

/// The header that says why the mock answers so. Names of operations, fields and rules only, never values.
pub const WHY: HeaderName = HeaderName::from_static("x-specwright-mock");

/// What a request does wrong.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fault<'t> {
    /// In words.
    pub(crate) text: &'t str,
    /// Which field of the request it is in, if in one alone.
    pub(crate) field: Option<usize>,
}

/// An answer and the way it is told.
pub(crate) struct Answer {
    response: Response<Bytes>,
}

impl Answer {
    /// A success, with its samples.
    pub(crate) fn success(model: &Model, success: &Success, why: &str) -> Self {
        Self::success_with(model, success, &sample_values(model, &success.fields), why)
    }

    /// A success that holds these values.
    pub(crate) fn success_with(model: &Model, success: &Success, values: &Values, why: &str) -> Self {
        let headers = header_texts(model, &success.fields, values);
        Self::new(success.status.value, write_success(model, success, values), why).documented_headers(&headers)
    }

    /// A documented error; `fault` says which field breaks which rule, where one does.
    pub(crate) fn error(
        model: &Model,
        operation: &Operation,
        case: &ErrorCase,
        fault: Option<Fault<'_>>,
        why: &str,
    ) -> Self {
        let status = status_of(operation, case);
        let details = Details::of(model, case);
        let headers = header_texts(model, details.fields, &details.values);
        let said = one_line(case.about.as_deref().unwrap_or(&case.name.spec));
        let message = match fault {
            Some(fault) => format!("{said} ({})", one_line(fault.text)),
            None => said,
        };
        let status_text = status.to_string();
        let reported = Reported {
            body: case.body,
            code: code_of(operation, case, &status_text),
            message: &message,
            field: wire_name(operation, fault.map_or(case.field, |fault| fault.field.or(case.field))),
            details,
        };
        let (body, said_by_headers) = if case.empty_body {
            (Written::nothing(), code_header(model, case))
        } else {
            let body = write_error(model, operation, &reported);
            (body, error_headers(model, operation, &reported))
        };
        let answer = Self::new(status, body, why).documented_headers(&said_by_headers);
        answer.documented_headers(&headers)
    }

    /// A text of the mock's own, in the form of the operation's errors.
    pub(crate) fn undocumented(model: &Model, operation: &Operation, status: u16, message: &str, why: &str) -> Self {
        let code = status.to_string();
        let reported = Reported {
            body: None,
            code: Some(&code),
            message,
            field: None,
            details: Details::none(),
        };
        let answer = Self::new(status, write_error(model, operation, &reported), why);
        answer.documented_headers(&error_headers(model, operation, &reported))
    }

    /// A text of the mock's own.
    pub(crate) fn plain(status: u16, text: &str, why: &str) -> Self {
        let body = Written::new("text/plain; charset=utf-8", text.as_bytes().to_vec());
        Self::new(status, body, why)
    }

    /// No content at all.
    pub(crate) fn nothing(status: u16, why: &str) -> Self {
        Self::new(status, Written::nothing(), why)
    }

    fn new(status: u16, body: Written, why: &str) -> Self {
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = Response::new(Bytes::new());
        *response.status_mut() = status;
        let mut answer = Self { response };
        if has_body(status) {
            if let Some(content_type) = &body.content_type {
                answer = answer.header(CONTENT_TYPE, content_type);
            }
            *answer.response.body_mut() = Bytes::from(body.bytes);
        }
        answer.header(WHY, why)
    }

    /// With a header; what a header cannot hold is escaped.
    pub(crate) fn header(mut self, name: HeaderName, value: &str) -> Self {
        if let Ok(value) = HeaderValue::from_str(&ascii(value)) {
            self.response.headers_mut().insert(name, value);
        }
        self
    }

    /// With the headers of the spec. Those that frame the message say what is true of this one.
    fn documented_headers(mut self, headers: &[(String, String)]) -> Self {
        for (name, text) in headers {
            let Ok(name) = HeaderName::try_from(name.as_str()) else {
                continue;
            };
            self = match name {
                CONNECTION | TRANSFER_ENCODING | UPGRADE | TRAILER => self,
                CONTENT_LENGTH => {
                    let length = self.response.body().len().to_string();
                    self.header(CONTENT_LENGTH, &length)
                }
                name => self.header(name, text),
            };
        }
        self
    }

    /// With the methods that the path has.
    pub(crate) fn allow(self, methods: &[Method]) -> Self {
        self.header(ALLOW, &method_names(methods))
    }

    /// With the challenge that HTTP asks a `401` for.
    pub(crate) fn challenge(self, challenge: Option<&str>) -> Self {
        match challenge {
            Some(challenge) if self.response.status() == StatusCode::UNAUTHORIZED => {
                self.header(WWW_AUTHENTICATE, challenge)
            }
            _ => self,
        }
    }

    /// The answer to a caller who asked for its head alone.
    pub(crate) fn without_body(mut self) -> Self {
        let length = self.response.body().len().to_string();
        self.response.body_mut().clear();
        if !has_body(self.response.status()) {
            return self;
        }
        self.header(CONTENT_LENGTH, &length)
    }

    /// As HTTP has it.
    pub(crate) fn into_response(self) -> Response<Bytes> {
        self.response
    }
}

/// The code of an error. One without a code gives its status, as services do, unless that is another error's code.
fn code_of<'t>(operation: &'t Operation, case: &'t ErrorCase, status: &'t str) -> Option<&'t str> {
    let own = case.code.as_ref().map(|code| code.value.as_str());
    let mut codes = operation.errors.iter().filter_map(|case| case.code.as_ref());
    let is_free = own.is_none() && !codes.any(|code| code.value == status);
    own.or(is_free.then_some(status))
}

/// What a field of the request is called on the wire.
fn wire_name(operation: &Operation, field: Option<usize>) -> Option<&str> {
    let field = operation.request.fields.get(field?)?;
    field.wire.first().map(|wire| wire.value.0.as_str())
}

/// The error that is documented for a status alone, for a refusal that no trigger speaks of.
pub(crate) fn documented(operation: &Operation, status: u16) -> Option<&ErrorCase> {
    operation.errors.iter().find(|case| {
        case.code.is_none() && case.when.is_none() && case.status.as_ref().is_some_and(|it| it.value == status)
    })
}

/// `GET, HEAD, OPTIONS, POST`: what is documented and what the mock adds to it.
pub(crate) fn method_names(methods: &[Method]) -> String {
    let mut names: Vec<_> = methods.iter().map(|method| method.as_str()).collect();
    if methods.contains(&Method::Get) {
        names.push("HEAD");
    }
    names.push("OPTIONS");
    names.sort_unstable();
    names.dedup();
    names.join(", ")
}

/// Whether a status lets a body follow.
fn has_body(status: StatusCode) -> bool {
    !status.is_informational() && status != StatusCode::NO_CONTENT && status != StatusCode::NOT_MODIFIED
}
