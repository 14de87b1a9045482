//! The same values for generated code and for its twin.

pub mod invoice;
pub mod message;

use invoicexpress::accounts::{AtCommunicationRequest, CommunicationType};
use specwright_runtime::replay::Replay;
use textmarketer::account::UpdateRequest;

/// The fields of `account.update` under the names of the client.
pub const UPDATE: &[(&str, &str)] = &[
    ("account_api_password", "new_password"),
    ("account_api_username", "new_username"),
    ("account_password", "new_password"),
    ("account_username", "new_username"),
    ("company_name", "Bill's Bakery"),
    ("notification_email", "bill@billsbakery.com"),
    ("notification_mobile", "447777777777"),
];

/// The same as they travel: two of them under both of their names.
pub const UPDATE_WIRE: &[(&str, &str)] = &[
    ("account_api_password", "new_password"),
    ("account_api_username", "new_username"),
    ("account_password", "new_password"),
    ("account_username", "new_username"),
    ("company_name", "Bill's Bakery"),
    ("notifcation_email", "bill@billsbakery.com"),
    ("notification_email", "bill@billsbakery.com"),
    ("notifcation_mobile", "447777777777"),
    ("notification_mobile", "447777777777"),
];

/// The answer of `at_communication`.
pub const STORED: &[u8] = br#"{"success":"true"}"#;

/// The answer of `account.update`.
pub const ACCOUNT: &[u8] = br#"<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE response PUBLIC "-//textmarketer.co.uk//DTD Web Services REST 1.6//EN" "http://api.textmarketer.co.uk/services/rest/DTD/groups_get.dtd">
<response processed_date="2012-04-11T11:23:14+02:00">
  <account>
    <account_id>abcdefghijklmnopqrstuvwx</account_id>
    <api_password>my_api_password</api_password>
    <api_username>my_api_username</api_username>
    <company_name>Bill's Bakery</company_name>
    <create_date>20012-02-12T01:00:00+02:00</create_date>
    <credits>833</credits>
    <notification_email>bill@billsbakery.com</notification_email>
    <notification_mobile>447777777777</notification_mobile>
    <password>my_UI_password</password>
    <username>my_UI_username</username>
  </account>
</response>
"#;

/// A request that keeps every rule.
pub fn at_communication() -> AtCommunicationRequest {
    invoicexpress()
        .accounts()
        .at_communication()
        .at_subuser("123456789/3")
        .at_password("password")
        .communication_type(CommunicationType::Auto)
        .into_request()
}

/// A request with every field set, each of which keeps its rules.
pub fn update() -> UpdateRequest {
    let text = |index: usize| UPDATE[index].1.to_string();
    textmarketer()
        .account()
        .update()
        .account_api_password(text(0))
        .account_api_username(text(1))
        .account_password(text(2))
        .account_username(text(3))
        .company_name(text(4))
        .notification_email(text(5))
        .notification_mobile(text(6))
        .into_request()
}

/// A client that opens no connection.
pub fn invoicexpress() -> invoicexpress::Client {
    invoicexpress::Client::builder()
        .account_name("demo")
        .api_key("a-very-secret-key")
        .transport(Replay::answer(200, "application/json", STORED))
        .build()
        .expect("everything is given")
}

/// A client that opens no connection.
pub fn textmarketer() -> textmarketer::Client {
    textmarketer::Client::builder()
        .username("my_username")
        .password("my_password")
        .transport(Replay::answer(200, "application/xml", ACCOUNT))
        .build()
        .expect("everything is given")
}
