//! The answer of `delivery_reports.get` with serde's derive and quick-xml's deserializer.
#![allow(dead_code, reason = "the values are read and not looked at")]

use bytes::Bytes;
use http::Response;
use serde::Deserialize;

use super::{body_of, latin_text};

/// The answer.
#[derive(Deserialize)]
pub struct Answer {
    #[serde(rename = "@processed_date")]
    processed_date: String,
    /// The reports.
    #[serde(default, rename = "report")]
    pub reports: Vec<Report>,
}

/// A report.
#[derive(Deserialize)]
pub struct Report {
    #[serde(rename = "@name")]
    name: String,
    #[serde(rename = "@last_updated")]
    last_updated: String,
    #[serde(rename = "@extension")]
    extension: Option<String>,
    /// A row for each message.
    #[serde(default, rename = "reportrow")]
    pub rows: Vec<Row>,
}

/// What became of a message.
#[derive(Deserialize)]
pub struct Row {
    #[serde(rename = "@last_updated")]
    last_updated: String,
    #[serde(rename = "@mobile_number")]
    mobile_number: String,
    #[serde(rename = "@message_id")]
    message_id: i64,
    #[serde(rename = "@status")]
    status: Status,
    #[serde(rename = "@custom")]
    custom: Option<String>,
}

#[derive(Deserialize)]
enum Status {
    #[serde(rename = "PENDING")]
    Pending,
    #[serde(rename = "DELIVERED")]
    Delivered,
    #[serde(rename = "REJECTED")]
    Rejected,
    #[serde(rename = "FAILED")]
    Failed,
    #[serde(rename = "NON-UK")]
    NonUk,
}

/// Reads the answer.
#[must_use]
pub fn decode(answer: &Response<Bytes>) -> Answer {
    quick_xml::de::from_str(&latin_text(body_of(answer))).expect("the sample")
}
