//! The two seed operations as a careful person writes them by hand: no table, no generator, straight to the bytes.

pub mod encode;

use quick_xml::Reader;
use quick_xml::events::Event;
use serde::Deserialize;

/// What comes back.
#[derive(Deserialize)]
pub struct AtCommunicationReply {
    success: String,
}

/// Whether the settings were stored.
pub fn decode_at_communication(body: &[u8]) -> bool {
    let reply: AtCommunicationReply = serde_json::from_slice(body).expect("the sample");
    reply.success == "true"
}

/// Nine digits and a slash.
pub fn is_subuser(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() > 9 && bytes[..9].iter().all(u8::is_ascii_digit) && bytes[9] == b'/'
}

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

/// Reads the answer with an event loop; the bytes are ISO-8859-1.
pub fn decode_account(body: &[u8]) -> Account {
    let text: String = body.iter().map(|&byte| char::from(byte)).collect();
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

/// The constraints of the seven fields of `account.update`, as byte loops.
pub fn is_valid_update(fields: &[(&str, &str)]) -> bool {
    fields.iter().all(|(name, value)| match *name {
        "company_name" => (3..=40).contains(&value.chars().count()),
        "notification_email" => is_email(value),
        "notification_mobile" => is_uk_mobile(value),
        _ => {
            (5..=20).contains(&value.len())
                && value
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
        }
    })
}

fn is_uk_mobile(text: &str) -> bool {
    let rest = text.strip_prefix("447").or_else(|| text.strip_prefix("07"));
    rest.is_some_and(|rest| rest.len() == 9 && rest.bytes().all(|byte| byte.is_ascii_digit()))
}

fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else {
        return false;
    };
    let is_local = |byte: u8| byte.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&byte);
    let is_label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    !local.is_empty() && local.bytes().all(is_local) && domain.split('.').all(is_label)
}
