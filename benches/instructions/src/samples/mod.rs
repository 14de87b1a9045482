//! The same values for generated code and for its twin.

pub mod decode;
pub mod invoice;
pub mod message;
pub mod validate;

use invoicexpress::accounts::{AtCommunicationRequest, CommunicationType};
use invoicexpress::invoices::ListRequest;
use specwright_runtime::replay::Replay;
use textmarketer::account::UpdateRequest;
use textmarketer::delivery_reports::GetRequest;

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

/// All invoices.
pub fn list() -> ListRequest {
    invoicexpress().invoices().list().into_request()
}

/// One report.
pub fn get_report() -> GetRequest {
    textmarketer()
        .delivery_reports()
        .get()
        .name("mycampaign-020411")
        .into_request()
}

/// A client that opens no connection.
pub fn invoicexpress() -> invoicexpress::Client {
    invoicexpress::Client::builder()
        .account_name("demo")
        .api_key("a-very-secret-key")
        .transport(Replay::answer(200, "application/json", decode::STORED))
        .build()
        .expect("everything is given")
}

/// A client that opens no connection.
pub fn textmarketer() -> textmarketer::Client {
    textmarketer::Client::builder()
        .username("my_username")
        .password("my_password")
        .transport(Replay::answer(200, "application/xml", decode::ACCOUNT))
        .build()
        .expect("everything is given")
}
