//! Requests that keep every rule, and the same with every rule broken that their fields have.

use invoicexpress::invoices::CreateRequest;
use invoicexpress::types::{Currency, ExemptionCode, GlobalDiscount, ValueType};
use textmarketer::account::UpdateRequest;
use textmarketer::sms::SendTextRequest;

/// Every field of `account.update` breaks each of its rules.
pub fn wrong_update() -> UpdateRequest {
    let mut request = super::update();
    request.account_api_password = Some("a b".into());
    request.account_api_username = Some("much.too.long.for.a.name".to_owned());
    request.account_password = Some("a b".into());
    request.account_username = Some("much.too.long.for.a.name".to_owned());
    request.company_name = Some("B".to_owned());
    request.notification_email = Some("bill.billsbakery.com".to_owned());
    request.notification_mobile = Some("0044777777777".to_owned());
    request
}

/// A text message with every field set.
pub fn send_text() -> SendTextRequest {
    super::textmarketer()
        .sms()
        .send_text()
        .message(
            "Your order is ready: 12 rolls and a loaf. Opening hours are 7am to 6pm, cost £4.50 (reply STOP to end).",
        )
        .to(["447777777777", "447777777778", "447777777779"])
        .originator("BillsBakery")
        .email("bill@billsbakery.com")
        .validity(24)
        .custom("order20131112")
        .schedule("2013-01-01T01:00:00+00:00")
        .check_stop(true)
        .into_request()
}

/// Every field of it that has a rule breaks it.
pub fn wrong_send_text() -> SendTextRequest {
    let mut request = send_text();
    request.message = "Your order is ready → 12 rolls. ".repeat(20);
    request.to = ["+44 7777", "+44 8888", "+44 9999"].map(str::to_owned).to_vec();
    request.originator = "Bill's Bakery".to_owned();
    request.email = Some("bill.billsbakery.com".to_owned());
    request.validity = Some(73);
    request.custom = Some("order 20131112 of November".to_owned());
    request.schedule = Some("2013-01-01 01:00".into());
    request
}

/// An invoice with every usual field that has a rule.
pub fn invoice() -> CreateRequest {
    let mut request = super::invoice::request();
    request.retention = Some("11.5".into());
    request.tax_exemption = Some(ExemptionCode::M01);
    request.currency_code = Some(Currency::Usd);
    request.rate = Some("1.10".into());
    let discount = GlobalDiscount::builder().value_type(ValueType::Percentage).value("5");
    request.global_discount = Some(discount.into());
    request
}

/// Every field of it that has a rule breaks it.
pub fn wrong_invoice() -> CreateRequest {
    let mut request = invoice();
    request.document_type = "quotes".into();
    request.date = "2025-11-31".into();
    request.due_date = "22/12/2025".into();
    request.client.email = Some("client.example.com".to_owned());
    request.client.country = Some("Lusitania".into());
    for item in &mut request.items {
        item.quantity = "0.0".into();
    }
    request.retention = Some("100".into());
    request.tax_exemption = Some("M999".into());
    request.currency_code = Some("XXX".into());
    request.rate = None;
    if let Some(discount) = &mut request.global_discount {
        discount.value_type = "half".into();
    }
    request
}
