//! An `http::Response` becomes a response struct, or tells what went wrong.

#[cfg(any(feature = "json", feature = "xml"))]
mod base64_text;
mod error_body;
mod error_case;
mod excerpt;
#[cfg(feature = "json")]
mod json;
#[cfg_attr(
    not(any(feature = "json", feature = "xml")),
    allow(dead_code, reason = "without a format, nothing is read")
)]
mod progress;
#[cfg_attr(
    not(any(feature = "json", feature = "xml")),
    allow(dead_code, reason = "without a format, nothing is read")
)]
mod seen;
#[cfg(feature = "xml")]
mod xml;

use bytes::Bytes;

use crate::client::CallContext;
use crate::describe::Body;
use crate::error::{Failure, Reason, Unexpected};
use crate::value::Structure;

use progress::{Progress, Unreadable};
use seen::{Seen, check_complete};

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
    let Some(success) = success else {
        return Err(error_case::read_error(context, answer, target));
    };
    read_body(success.body, answer, target).map_err(|unreadable| {
        let Unreadable { path, expected } = unreadable;
        Failure::Unexpected(Unexpected::new(
            status,
            Reason::Unreadable { path, expected },
            Vec::new(),
            excerpt::excerpt(context, answer, target),
        ))
    })
}

fn read_body(body: Body, answer: &http::Response<Bytes>, target: &mut dyn Structure) -> Result<(), Unreadable> {
    let nothing = answer.body().trim_ascii().is_empty();
    match body {
        _ if nothing => check_complete(target, &Seen::default(), &mut Progress::default()),
        Body::Empty => check_complete(target, &Seen::default(), &mut Progress::default()),
        #[cfg(feature = "json")]
        Body::Json { root } => json::read_json(answer.body(), root, target),
        #[cfg(not(feature = "json"))]
        Body::Json { .. } => Err(feature_is_off("read with the feature `json` of specwright-runtime")),
        #[cfg(feature = "xml")]
        Body::Xml { root } => {
            let text = xml::charset::to_text(answer.body(), excerpt::content_type(answer))?;
            xml::read_xml(&text, root, target)
        }
        #[cfg(not(feature = "xml"))]
        Body::Xml { .. } => Err(feature_is_off("read with the feature `xml` of specwright-runtime")),
        Body::Form => Err(Unreadable::body("JSON, XML or nothing: forms are not read as answers")),
    }
}

#[cfg(not(all(feature = "json", feature = "xml")))]
fn feature_is_off(expected: &'static str) -> Unreadable {
    Unreadable::body(expected)
}
