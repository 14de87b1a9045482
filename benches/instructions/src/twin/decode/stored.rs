//! The answer of `at_communication`.

use bytes::Bytes;
use http::Response;
use serde::Deserialize;

use super::body_of;

#[derive(Deserialize)]
struct AtCommunicationReply {
    success: String,
}

/// Whether the settings were stored.
#[must_use]
pub fn decode(answer: &Response<Bytes>) -> bool {
    let reply: AtCommunicationReply = serde_json::from_slice(body_of(answer)).expect("the sample");
    reply.success == "true"
}
