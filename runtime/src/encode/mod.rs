//! A request struct and its description become an `http::Request`.

mod auth;
mod body;
#[cfg(feature = "xml")]
mod charset;
#[cfg(feature = "json")]
pub(crate) mod depth;
mod header;
mod host;
#[cfg(feature = "json")]
mod json;
mod multipart;
mod pairs;
mod path;
mod percent;
mod text;
#[cfg(feature = "xml")]
mod xml;

use std::borrow::Cow;

use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_TYPE, USER_AGENT};
use http::{HeaderMap, HeaderValue, Uri};

use crate::client::Core;
use crate::describe::{Body, Form, NameStyle, Operation, Place};
use crate::error::{Failure, TransportError, TransportErrorKind};
use crate::validate::Report;
use crate::value::{Structure, View};

use pairs::Pairs;
use percent::Alphabet;
use text::Scratch;

/// Most paths with their queries need no more memory than that.
const USUAL_PATH: usize = 128;

/// The parts of a request while they are written.
struct Draft {
    url: String,
    query: String,
    headers: HeaderMap,
    body: Vec<u8>,
    form: String,
    /// Unless a field says something else.
    content_type: Option<Cow<'static, str>>,
}

/// Writes a request. What cannot be written without becoming something else is a violation, whatever the strictness.
pub(crate) fn encode(
    core: &Core,
    operation: &Operation,
    request: &dyn Structure,
) -> Result<http::Request<Bytes>, Failure> {
    let mut report = Report::new();
    let mut draft = Draft {
        url: write_address(core, operation, request, &mut report),
        query: String::new(),
        headers: HeaderMap::new(),
        body: Vec::new(),
        form: String::new(),
        content_type: None,
    };
    path::write_path(&mut draft.url, operation.path, request, &mut report);
    write_query(&mut draft.query, operation, request, &mut report);
    header::write_headers(&mut draft.headers, request, &mut report);
    body::write_body(&mut draft, operation.body, request, &mut report)?;
    auth::write_credentials(&mut draft, core, operation);
    write_spread(&mut draft, operation.body, request, &mut report);
    write_own_headers(&mut draft, core, operation);
    report
        .finish()
        .map_err(|violations| Failure::Invalid(violations.with_docs(operation.docs)))?;
    assemble(draft, operation)
}

/// The text that a value is sent as where it is sent as one text, for hiding it.
pub(crate) fn sent_text(view: &View<'_>, form: &Form) -> Option<String> {
    let mut scratch = Scratch::default();
    let text = text::text_of(view, form, &mut scratch, &mut Report::new());
    text.ok().flatten().map(str::to_owned)
}

/// The text of a body that was written as that, for showing it: a secret is not found in other bytes than its own.
pub(crate) fn written_text(body: Body, bytes: &[u8]) -> Cow<'_, str> {
    #[cfg(feature = "xml")]
    if let Body::Xml {
        encoding: Some(label), ..
    } = body
        && let Some(encoding) = encoding_rs::Encoding::for_label(label.as_bytes())
    {
        return encoding.decode(bytes).0;
    }
    #[cfg(not(feature = "xml"))]
    let _ = body;
    String::from_utf8_lossy(bytes)
}

/// The base URL, with what the operation puts before its host name.
fn write_address(core: &Core, operation: &Operation, request: &dyn Structure, report: &mut Report) -> String {
    if operation.host_prefix.is_empty() {
        let base = core.base_url.as_str();
        let mut url = String::with_capacity(base.len() + USUAL_PATH);
        url.push_str(base);
        return url;
    }
    let prefix = host::prefix(operation.host_prefix, request, report);
    core.base_url.with_host_prefix(&prefix)
}

fn write_query(query: &mut String, operation: &Operation, request: &dyn Structure, report: &mut Report) {
    for (name, text) in operation.query {
        match text {
            Some(text) => Alphabet::Address.push_pair(query, name, text),
            None => Alphabet::Address.push_name(query, name),
        }
    }
    Pairs::new(query, Alphabet::Address, NameStyle::Dotted).write_named(request, is_query, report);
}

/// Maps whose keys are names of their own come last, when it is known which names are taken: no key may pose as a
/// documented field or a credential.
fn write_spread(draft: &mut Draft, body: Body, request: &dyn Structure, report: &mut Report) {
    Pairs::new(&mut draft.query, Alphabet::Address, NameStyle::Dotted).write_spread(request, is_query, report);
    if let Body::Form { names, .. } = body {
        Pairs::new(&mut draft.form, Alphabet::Form, names).write_spread(request, Place::is_in_body, report);
        draft.body = std::mem::take(&mut draft.form).into_bytes();
    }
}

fn is_query(place: Place) -> bool {
    place == Place::Query
}

/// Headers that are not fields of the request; a field of the same name wins.
fn write_own_headers(draft: &mut Draft, core: &Core, operation: &Operation) {
    let headers = &mut draft.headers;
    let content_type = draft.content_type.as_deref().map(HeaderValue::try_from);
    match content_type {
        // Nobody else knows the boundary.
        Some(Ok(value)) if operation.body == Body::Multipart => {
            headers.insert(CONTENT_TYPE, value);
        }
        Some(Ok(value)) => {
            headers.entry(CONTENT_TYPE).or_insert(value);
        }
        _ => {}
    }
    let accept = HeaderValue::from_static(accepted(operation));
    headers.entry(ACCEPT).or_insert(accept);
    headers.entry(USER_AGENT).or_insert_with(|| core.user_agent.clone());
}

fn accepted(operation: &Operation) -> &'static str {
    operation
        .success
        .iter()
        .find_map(|success| match success.body {
            Body::Json { .. } => Some("application/json"),
            Body::Xml { .. } => Some("application/xml, text/xml;q=0.9"),
            _ => None,
        })
        .unwrap_or("*/*")
}

fn assemble(draft: Draft, operation: &Operation) -> Result<http::Request<Bytes>, Failure> {
    let mut url = draft.url;
    if !draft.query.is_empty() {
        url.push('?');
        url.push_str(&draft.query);
    }
    // An address that long is the only thing left that is refused here.
    let uri = Uri::try_from(url).map_err(|_| {
        Failure::Transport(TransportError::new(
            TransportErrorKind::NotSendable,
            "the address of the request is too long",
        ))
    })?;
    let mut request = http::Request::new(Bytes::from(draft.body));
    *request.method_mut() = operation.method.clone();
    *request.uri_mut() = uri;
    *request.headers_mut() = draft.headers;
    Ok(request)
}
