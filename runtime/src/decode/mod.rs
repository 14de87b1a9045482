//! An `http::Response` becomes a response struct, or tells what went wrong.

#[cfg_attr(
    not(any(feature = "json", feature = "xml")),
    allow(dead_code, reason = "without a format, nothing is read")
)]
mod details;
mod embedded;
#[cfg_attr(
    not(any(feature = "json", feature = "xml")),
    allow(dead_code, reason = "without a format, nothing is read")
)]
mod error_body;
mod error_case;
mod excerpt;
mod header;
#[cfg(feature = "json")]
mod json;
mod media_type;
mod observer;
mod path;
mod pending;
#[cfg_attr(
    not(any(feature = "json", feature = "xml")),
    allow(dead_code, reason = "without a format, nothing is read")
)]
mod progress;
mod raw;
mod retry_after;
mod scalar;
#[cfg_attr(
    not(any(feature = "json", feature = "xml")),
    allow(dead_code, reason = "without a format, nothing is read")
)]
mod seen;
mod text_value;
#[cfg(feature = "xml")]
mod xml;

use bytes::Bytes;

use crate::client::CallContext;
use crate::describe::{Body, Roots, Success};
use crate::error::{Failure, Reason, Unexpected};
use crate::value::Structure;

use progress::{Fault, Progress, Unreadable};
use seen::Target;

/// Reads an answer. On a failure the target holds nothing of use.
pub(crate) fn decode(
    context: &CallContext<'_>,
    answer: &http::Response<Bytes>,
    target: &mut dyn Structure,
) -> Result<(), Failure> {
    let status = answer.status();
    let success = context
        .operation
        .success
        .iter()
        .find(|success| success.status == status.as_u16());
    if success.is_none()
        && let Some(pending) = &context.operation.pending
        && pending.status == status.as_u16()
    {
        return Err(pending::read_pending(context, pending, answer));
    }
    let Some(success) = success else {
        return Err(error_case::read_error(context, answer, target));
    };
    if success.may_fail
        && let Some(failure) = error_case::read_error_in_success(context, answer, target)
    {
        return Err(failure);
    }
    read_success(context, success, answer, target)
}

fn read_success(
    context: &CallContext<'_>,
    success: &Success,
    answer: &http::Response<Bytes>,
    target: &mut dyn Structure,
) -> Result<(), Failure> {
    let mut progress = observer::progress(context);
    let mut filled = Target::new(target);
    let result = read_answer(success.body, success.other_roots, answer, &mut filled, &mut progress);
    observer::tell(context, || format!("answer {}", success.status), &mut progress);
    result.map_err(|unreadable| explain(context, success.body, answer, target, unreadable))
}

#[cold]
fn explain(
    context: &CallContext<'_>,
    body: Body,
    answer: &http::Response<Bytes>,
    target: &mut dyn Structure,
    mut unreadable: Unreadable,
) -> Failure {
    let hidden = context.hidden();
    media_type::name_what_came(&mut unreadable, body, answer, &hidden);
    let Fault { path, expected } = *unreadable.0;
    let path = path.show(&hidden);
    Failure::Unexpected(Unexpected::new(
        answer.status(),
        Reason::Unreadable { path, expected },
        Vec::new(),
        excerpt::excerpt(context, answer, target),
    ))
}

fn read_answer(
    body: Body,
    other_roots: Roots,
    answer: &http::Response<Bytes>,
    target: &mut Target<'_>,
    progress: &mut Progress,
) -> Result<(), Unreadable> {
    header::read_head(answer, target, progress)?;
    read_body(body, other_roots, answer, target, progress)?;
    target.check_complete(progress)
}

fn read_body(
    body: Body,
    other_roots: Roots,
    answer: &http::Response<Bytes>,
    target: &mut Target<'_>,
    progress: &mut Progress,
) -> Result<(), Unreadable> {
    match body {
        Body::Empty => Ok(()),
        Body::Raw { .. } => raw::read_raw(answer.body(), media_type::content_type(answer), target, progress),
        _ if answer.body().iter().all(u8::is_ascii_whitespace) => Ok(()),
        _ => {
            read_document(body, other_roots, answer, target, progress)?;
            media_type::observe_type(body, answer, progress);
            Ok(())
        }
    }
}

#[cfg_attr(
    not(all(feature = "json", feature = "xml")),
    allow(unused_variables, reason = "without a format, it is not read")
)]
fn read_document(
    body: Body,
    other_roots: Roots,
    answer: &http::Response<Bytes>,
    target: &mut Target<'_>,
    progress: &mut Progress,
) -> Result<(), Unreadable> {
    match body {
        #[cfg(feature = "json")]
        Body::Json { root } => json::read_json(answer.body(), root, other_roots, target, progress),
        #[cfg(not(feature = "json"))]
        Body::Json { .. } => Err(feature_is_off("read with the feature `json` of specwright-runtime")),
        #[cfg(feature = "xml")]
        Body::Xml { root, .. } => {
            let text = xml::charset::to_text(answer.body(), media_type::content_type(answer))?;
            xml::read_xml(&text, root, target, progress)
        }
        #[cfg(not(feature = "xml"))]
        Body::Xml { .. } => Err(feature_is_off("read with the feature `xml` of specwright-runtime")),
        Body::Empty | Body::Raw { .. } | Body::Form { .. } | Body::Multipart => Err(Unreadable::body(
            "JSON, XML, bytes or text: forms are not read as answers",
        )),
    }
}

#[cfg(not(all(feature = "json", feature = "xml")))]
fn feature_is_off(expected: &'static str) -> Unreadable {
    Unreadable::body(expected)
}
