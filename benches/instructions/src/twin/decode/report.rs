//! The answer of `delivery_reports.get`, read with an event loop.
#![allow(dead_code, reason = "the values are read and not looked at")]

use bytes::Bytes;
use http::Response;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use textmarketer::delivery_reports::DeliveryStatus;

use super::{body_of, latin_text};

/// The answer.
#[derive(Default)]
pub struct Answer {
    processed_date: String,
    /// The reports.
    pub reports: Vec<Report>,
}

/// A report.
#[derive(Default)]
pub struct Report {
    name: String,
    last_updated: String,
    extension: Option<String>,
    /// A row for each message.
    pub rows: Vec<Row>,
}

/// What became of a message.
pub struct Row {
    last_updated: String,
    mobile_number: String,
    message_id: i64,
    status: DeliveryStatus,
    custom: Option<String>,
}

/// Reads the answer.
#[must_use]
pub fn decode(answer: &Response<Bytes>) -> Answer {
    let text = latin_text(body_of(answer));
    let mut reader = Reader::from_str(&text);
    let mut answer = Answer::default();
    loop {
        match reader.read_event().expect("the sample") {
            Event::Start(element) | Event::Empty(element) => match element.local_name().as_ref() {
                "reportrow" => {
                    let rows = answer.reports.last_mut().map(|report| &mut report.rows);
                    rows.expect("the sample").push(row(&element));
                }
                "report" => answer.reports.push(report(&element)),
                "response" => {
                    for attribute in element.attributes().flatten() {
                        if attribute.key.as_ref() == "processed_date" {
                            answer.processed_date = value(&attribute);
                        }
                    }
                }
                _ => {}
            },
            Event::Eof => return answer,
            _ => {}
        }
    }
}

fn report(element: &BytesStart<'_>) -> Report {
    let mut report = Report::default();
    for attribute in element.attributes() {
        let attribute = attribute.expect("the sample");
        match attribute.key.as_ref() {
            "name" => report.name = value(&attribute),
            "last_updated" => report.last_updated = value(&attribute),
            "extension" => report.extension = Some(value(&attribute)),
            _ => {}
        }
    }
    report
}

fn row(element: &BytesStart<'_>) -> Row {
    let (mut last_updated, mut mobile_number, mut message_id) = (None, None, None);
    let (mut status, mut custom) = (None, None);
    for attribute in element.attributes() {
        let attribute = attribute.expect("the sample");
        match attribute.key.as_ref() {
            "last_updated" => last_updated = Some(value(&attribute)),
            "mobile_number" => mobile_number = Some(value(&attribute)),
            "message_id" => message_id = text(&attribute).parse().ok(),
            "status" => status = Some(DeliveryStatus::from(&*text(&attribute))),
            "custom" => custom = Some(value(&attribute)),
            _ => {}
        }
    }
    Row {
        last_updated: last_updated.expect("the sample"),
        mobile_number: mobile_number.expect("the sample"),
        message_id: message_id.expect("the sample"),
        status: status.expect("the sample"),
        custom,
    }
}

fn value(attribute: &Attribute<'_>) -> String {
    text(attribute).into_owned()
}

fn text<'a>(attribute: &'a Attribute<'_>) -> std::borrow::Cow<'a, str> {
    attribute.normalized_value(XmlVersion::Implicit1_0).expect("the sample")
}
