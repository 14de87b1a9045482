//! Answers, read by hand. Each twin takes what a transport brings, looks at the status and gives the same typed values.

pub mod account;
pub mod invoices;
pub mod report;
pub mod report_serde;
pub mod stored;

use std::borrow::Cow;

use bytes::Bytes;
use http::{Response, StatusCode};

/// The body of an answer that is a success.
fn body_of(answer: &Response<Bytes>) -> &[u8] {
    assert_eq!(answer.status(), StatusCode::OK, "the sample");
    answer.body()
}

/// The text of a body in ISO-8859-1, borrowed where it is plain ASCII.
fn latin_text(body: &[u8]) -> Cow<'_, str> {
    encoding_rs::WINDOWS_1252.decode_without_bom_handling(body).0
}
