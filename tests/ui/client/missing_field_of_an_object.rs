//! A line of an invoice has no `unit_price`, and a client is built without its `name`.

use invoicexpress::types::{DraftClient, DraftItem};

fn main() {
    let client = invoicexpress::blocking::Client::builder()
        .account_name("demo")
        .api_key("key")
        .build()
        .unwrap();
    let _ = client
        .invoices()
        .create()
        .document_type("invoices")
        .items([DraftItem::builder().name("Consulting").quantity("2")]);
    let _ = DraftClient::builder().code("100").build();
}
