//! InvoiceXpress: adds up last month's unpaid invoices, page after page.
//!
//! `cargo run -p specwright-examples --bin unpaid_invoices`
#![allow(clippy::print_stdout, reason = "an example shows what it does")]

use invoicexpress::invoices::{InvoiceFilterStatus, InvoiceFilterType};
use invoicexpress::{CalendarDate, Client, Decimal, RateLimit, blocking};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let service = specwright_examples::service("invoicexpress")?;
    asynchronous(&service.url)?;
    blocking(&service.url)
}

#[tokio::main(flavor = "current_thread")]
async fn asynchronous(base_url: &str) -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::builder()
        .account_name("demo")
        .api_key("a-very-secret-key")
        .base_url(base_url)
        .rate_limit(RateLimit::documented()) // calls wait for their turn
        .build()?;
    let (first, last) = last_month().ok_or("no such month")?;
    let mut unpaid = client
        .invoices()
        .list()
        .types([InvoiceFilterType::Invoice])
        .statuses([InvoiceFilterStatus::Sent])
        .date_from(first)
        .date_to(last)
        .per_page(10)
        .stream();

    let (mut count, mut cents) = (0, 0);
    while let Some(invoice) = unpaid.next().await {
        count += 1;
        cents += invoice?.total.in_units(2).ok_or("a total with parts of a cent")?;
    }
    println!("{count} invoices, {} in all", Decimal::from_units(cents, 2));
    Ok(())
}

/// The same without an async runtime: an iterator.
fn blocking(base_url: &str) -> Result<(), Box<dyn std::error::Error>> {
    let client = blocking::Client::builder()
        .account_name("demo")
        .api_key("a-very-secret-key")
        .base_url(base_url)
        .build()?;
    let invoices = client.invoices().list().statuses([InvoiceFilterStatus::Sent]).iter();
    let numbers: Result<Vec<_>, _> = invoices.take(3).map(|found| found.map(|invoice| invoice.id)).collect();
    println!("the first three: {:?}", numbers?);
    Ok(())
}

fn last_month() -> Option<(CalendarDate, CalendarDate)> {
    let last = CalendarDate::today().first_of_month().plus_days(-1)?;
    Some((last.first_of_month(), last))
}
