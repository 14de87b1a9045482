//! What can become of a call that does not succeed, and what to do about each.
//!
//! `cargo run -p specwright-examples --bin errors`
#![allow(clippy::print_stdout, reason = "an example shows what it does")]

use std::time::Duration;

use invoicexpress::invoices::{GetErrorKind, InvoiceType};
use invoicexpress::{Client, Error, Strictness, replay::Replay};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let service = specwright_examples::service("invoicexpress")?;
    let client = |base_url: &str| {
        Client::builder()
            .account_name("demo")
            .api_key("a-very-secret-key")
            .base_url(base_url)
            .timeout(Duration::from_secs(5))
            .build()
    };

    // Correct the request; nothing was sent.
    let guess = client(&service.url)?
        .payments()
        .cancel()
        .receipt_id(17)
        .state("canceled")
        .message("")
        .send()
        .await;
    println!("{}", advice(&guess));

    // A documented error, to match on. The service's own words stay readable, the key in the address is nowhere.
    let missing = client(&service.url)?
        .invoices()
        .get()
        .document_type(InvoiceType::Invoices)
        .document_id(404)
        .send()
        .await;
    println!("{}", advice(&missing));
    if let Err(Error::Service(error)) = &missing {
        println!("  not found: {}", *error.kind() == GetErrorKind::NotFound);
    }

    // Not ready yet.
    let pdf = client(&service.url)?.documents().pdf().document_id(1050).send().await;
    println!("{}", advice(&pdf));

    // Nobody answers.
    let nobody = client("http://127.0.0.1:9")?.taxes().list().send().await;
    println!("{}", advice(&nobody));

    // An answer that no documentation tells of: here a proxy's page, played back.
    let proxy = Client::builder()
        .account_name("demo")
        .api_key("a-very-secret-key")
        .strictness(Strictness::Warn)
        .transport(Replay::answer(
            502,
            "text/html",
            "<h1>Bad Gateway</h1> for a-very-secret-key",
        ))
        .build()?;
    let page = proxy.taxes().list().send().await;
    println!("{}", advice(&page));
    Ok(())
}

fn advice<T, K: invoicexpress::ErrorKind>(result: &Result<T, Error<K>>) -> String {
    match result {
        Ok(_) => "it worked".to_owned(),
        Err(Error::Invalid(violations)) => format!("correct it: {violations}"),
        Err(Error::Service(error)) => format!("the service refuses: {error}"),
        Err(Error::Pending(pending)) => format!("ask again later: {pending}"),
        Err(Error::Transport(error)) => format!("no answer ({:?})", error.kind()),
        Err(Error::Unexpected(error)) => format!("tell the spec's maintainer: {error}"),
    }
}
