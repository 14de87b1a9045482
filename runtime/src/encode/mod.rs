//! A request struct and its description become an `http::Request`.

mod auth;
mod header;
#[cfg(feature = "json")]
mod json;
mod pairs;
mod path;
mod percent;
mod text;
#[cfg(feature = "xml")]
mod xml;

use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_LENGTH, CONTENT_TYPE, USER_AGENT};
use http::{HeaderMap, HeaderValue, Method, Uri};

use crate::client::Core;
use crate::describe::{Body, Operation, Place};
use crate::error::{Failure, TransportError, TransportErrorKind};
use crate::validate::Report;
use crate::value::Structure;

/// The parts of a request while they are written.
struct Draft {
    url: String,
    query: String,
    headers: HeaderMap,
    body: Vec<u8>,
    form: String,
}

/// Writes a request. What cannot be written without becoming something else is a violation, whatever the strictness.
pub(crate) fn encode(
    core: &Core,
    operation: &Operation,
    request: &dyn Structure,
) -> Result<http::Request<Bytes>, Failure> {
    let mut report = Report::new();
    let mut draft = Draft {
        url: core.base_url.as_str().to_owned(),
        query: String::new(),
        headers: HeaderMap::new(),
        body: Vec::new(),
        form: String::new(),
    };
    path::write_path(&mut draft.url, operation.path, request, &mut report);
    pairs::each_pair(request, |place| place == Place::Query, &mut |name, text| {
        percent::push_query(&mut draft.query, name, text);
    });
    header::write_headers(&mut draft.headers, request, &mut report);
    write_body(&mut draft, operation.body, request, &mut report)?;
    auth::write_credentials(&mut draft, core, operation.body);
    write_own_headers(&mut draft, core, operation);
    report
        .finish()
        .map_err(|violations| Failure::Invalid(violations.with_docs(operation.docs)))?;
    assemble(draft, operation)
}

fn write_body(draft: &mut Draft, body: Body, request: &dyn Structure, report: &mut Report) -> Result<(), Failure> {
    match body {
        Body::Empty => {}
        Body::Form => pairs::each_pair(request, Place::is_in_body, &mut |name, text| {
            percent::push_form(&mut draft.form, name, text);
        }),
        #[cfg(feature = "json")]
        Body::Json { root } => json::write_json(&mut draft.body, root, request),
        #[cfg(not(feature = "json"))]
        Body::Json { .. } => return Err(feature_is_off("json")),
        #[cfg(feature = "xml")]
        Body::Xml { root } => xml::write_xml(&mut draft.body, root, request, report),
        #[cfg(not(feature = "xml"))]
        Body::Xml { .. } => return Err(feature_is_off("xml")),
    }
    let _ = report;
    Ok(())
}

#[cfg(not(all(feature = "json", feature = "xml")))]
fn feature_is_off(feature: &str) -> Failure {
    Failure::Transport(TransportError::new(
        TransportErrorKind::NotSendable,
        format!("the request needs the feature `{feature}` of specwright-runtime"),
    ))
}

/// Headers that are not fields of the request; a field of the same name wins.
fn write_own_headers(draft: &mut Draft, core: &Core, operation: &Operation) {
    if !draft.form.is_empty() {
        draft.body = std::mem::take(&mut draft.form).into_bytes();
    }
    let content_type = match operation.body {
        Body::Empty => None,
        Body::Json { .. } => Some("application/json"),
        Body::Form => Some("application/x-www-form-urlencoded"),
        Body::Xml { .. } => Some("application/xml; charset=utf-8"),
    };
    let headers = &mut draft.headers;
    if let Some(content_type) = content_type {
        let value = HeaderValue::from_static(content_type);
        headers.entry(CONTENT_TYPE).or_insert(value);
    }
    if draft.body.is_empty() && [Method::POST, Method::PUT, Method::PATCH].contains(&operation.method) {
        // Servers answer 411 to these methods when nothing says that there is no body.
        headers.insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
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
            Body::Empty | Body::Form => None,
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
