//! Requests as a careful person writes them by hand: serde's derive, or a form, straight to the bytes.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;

use crate::samples::invoice::{CLIENT, DATE_SENT, Line};
use crate::samples::message::{ORIGINATOR, TEXT};

/// The body of `at_communication`.
#[derive(Serialize)]
struct AtCommunication<'a> {
    at_communication: AtCommunicationFields<'a>,
}

#[derive(Serialize)]
struct AtCommunicationFields<'a> {
    at_subuser: &'a str,
    at_password: String,
    communication_type: &'a str,
}

#[derive(Serialize)]
struct InvoiceBody<'a> {
    invoice: Invoice<'a>,
}

#[derive(Serialize)]
struct Invoice<'a> {
    date: &'a str,
    due_date: &'a str,
    client: Client<'a>,
    items: Vec<Item<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reference: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    observations: Option<&'a str>,
}

#[derive(Serialize)]
struct Client<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    postal_code: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fiscal_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    country: Option<&'a str>,
}

#[derive(Serialize)]
struct Item<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    unit_price: f64,
    quantity: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    discount: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tax: Option<Tax<'a>>,
}

#[derive(Serialize)]
struct Tax<'a> {
    name: &'a str,
}

/// The whole request of `at_communication`, credentials included.
pub fn at_communication(subuser: &str, password: &str, kind: &str) -> http::Request<bytes::Bytes> {
    let body = AtCommunication {
        at_communication: AtCommunicationFields {
            at_subuser: subuser,
            at_password: STANDARD.encode(password),
            communication_type: kind,
        },
    };
    json("/api/v3/accounts/at_communication.json", &body)
}

/// The whole request of an invoice.
pub fn invoice(lines: &[Line]) -> http::Request<bytes::Bytes> {
    let [name, code, email, address, postal_code, fiscal_id] = CLIENT;
    let items = lines.iter().map(|line| Item {
        name: &line.name,
        description: Some(&line.description),
        unit_price: line.unit_price,
        quantity: line.quantity,
        unit: Some("hour"),
        discount: Some(line.discount),
        tax: Some(Tax { name: "IVA23" }),
    });
    let invoice = Invoice {
        date: DATE_SENT,
        due_date: DATE_SENT,
        client: Client {
            name,
            code: Some(code),
            email: Some(email),
            address: Some(address),
            postal_code: Some(postal_code),
            fiscal_id: Some(fiscal_id),
            country: Some("Portugal"),
        },
        items: items.collect(),
        reference: Some("PO-999"),
        observations: Some("Thank you"),
    };
    json("/invoices.json", &InvoiceBody { invoice })
}

fn json(path: &str, body: &impl Serialize) -> http::Request<bytes::Bytes> {
    let query: String = form_urlencoded::byte_serialize(b"a-very-secret-key").collect();
    http::Request::post(format!("https://demo.app.invoicexpress.com{path}?api_key={query}"))
        .header("accept", "application/json")
        .header("content-type", "application/json")
        .header("user-agent", "twin/0.1")
        .body(bytes::Bytes::from(
            serde_json::to_vec(body).expect("plain text always encodes"),
        ))
        .expect("a fixed address")
}

/// The form of `account.update` and the request around it.
pub fn account_update(fields: &[(&str, &str)]) -> http::Request<bytes::Bytes> {
    let mut form = form_urlencoded::Serializer::new(String::new());
    for (name, value) in fields {
        form.append_pair(name, value);
    }
    post_form("account", form.finish())
}

/// The form of a message to many and the request around it.
pub fn message(recipients: &[String]) -> http::Request<bytes::Bytes> {
    let mut form = form_urlencoded::Serializer::new(String::new());
    form.append_pair("message", TEXT);
    form.append_pair("to", &recipients.join(","));
    form.append_pair("originator", ORIGINATOR);
    post_form("sms", form.finish())
}

fn post_form(path: &str, form: String) -> http::Request<bytes::Bytes> {
    let credentials = STANDARD.encode("my_username:my_password");
    http::Request::post(format!("https://api.textmarketer.co.uk/services/rest/{path}"))
        .header("accept", "application/xml")
        .header("authorization", format!("Basic {credentials}"))
        .header("content-type", "application/x-www-form-urlencoded")
        .header("user-agent", "twin/0.1")
        .body(bytes::Bytes::from(form))
        .expect("a fixed address")
}
