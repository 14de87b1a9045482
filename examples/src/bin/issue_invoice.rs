//! InvoiceXpress: makes an invoice, issues it and waits for its PDF.
//!
//! `cargo run -p specwright-examples --bin issue_invoice`
#![allow(clippy::print_stdout, reason = "an example shows what it does")]

use std::time::Duration;

use invoicexpress::invoices::{InvoiceType, State};
use invoicexpress::types::{Country, DraftClient, DraftItem, DraftTax};
use invoicexpress::{Client, Date, Error, Polling};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let service = specwright_examples::service("invoicexpress")?;
    let client = Client::builder()
        .account_name("demo")
        .api_key("a-very-secret-key")
        .base_url(&service.url)
        .build()?;

    let bakery = DraftClient::builder()
        .name("Bakery, Lda")
        .code("B-7")
        .country(Country::Portugal);
    // An amount is a decimal number, digit for digit.
    let consulting = DraftItem::builder()
        .name("Consulting")
        .unit_price("49.90")
        .quantity(2)
        .tax(DraftTax::builder().name("IVA23"));
    let draft = client
        .invoices()
        .create()
        .document_type(InvoiceType::Invoices)
        .date(Date::new(2026, 7, 7).ok_or("no such day")?)
        .due_date("2026-08-06")
        .client(bakery)
        .items([consulting])
        .proprietary_uid("order-4711") // tells a repeated request
        .send()
        .await?;
    println!(
        "draft {}: {} {}",
        draft.document.id, draft.document.total, draft.document.currency
    );

    let issued = client
        .invoices()
        .change_state()
        .document_type(InvoiceType::Invoices)
        .document_id(draft.document.id)
        .state(State::Finalized)
        .send()
        .await?;
    println!("issued as {}", issued.document.sequence_number);

    // The service makes the PDF when it is asked for, and wants to be asked again.
    let pdf = client.documents().pdf().document_id(issued.document.id);
    match pdf.clone().send().await {
        Err(Error::Pending(pending)) => println!("not ready: {pending}"),
        other => println!("at once: {other:?}"),
    }
    let pdf = pdf.wait_with(Polling::new().every(Duration::from_millis(10))).await?;
    println!("PDF: {}", pdf.url);
    Ok(())
}
