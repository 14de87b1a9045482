//! The answer of `account.update`, read with an event loop.

use bytes::Bytes;
use http::Response;
use quick_xml::Reader;
use quick_xml::events::Event;

use super::{body_of, latin_text};

/// The answer of `account.update`.
#[derive(Default)]
pub struct Account {
    /// When the service handled the request.
    pub processed_date: String,
    /// The ten children, in the order of the page.
    pub fields: [String; 10],
}

const CHILDREN: [&str; 10] = [
    "account_id",
    "api_password",
    "api_username",
    "company_name",
    "create_date",
    "credits",
    "notification_email",
    "notification_mobile",
    "password",
    "username",
];

/// Reads the answer.
#[must_use]
pub fn decode(answer: &Response<Bytes>) -> Account {
    let text = latin_text(body_of(answer));
    let mut reader = Reader::from_str(&text);
    let mut account = Account::default();
    let mut field = None;
    loop {
        match reader.read_event().expect("the sample") {
            Event::Start(element) if element.local_name().as_ref() == "response" => {
                let date = element.try_get_attribute("processed_date").ok().flatten();
                account.processed_date = date.map(|date| date.value.into_owned()).unwrap_or_default();
            }
            Event::Start(element) => {
                let name = element.local_name();
                field = CHILDREN.iter().position(|child| *child == name.as_ref());
            }
            Event::Text(text) => {
                if let Some(index) = field {
                    account.fields[index].push_str(&text);
                }
            }
            Event::End(_) => field = None,
            Event::Eof => return account,
            _ => {}
        }
    }
}
