//! InvoiceXpress: tells the service how to report to the tax authority.
//!
//! `cargo run -p specwright-examples --bin at_communication`
#![allow(clippy::print_stdout, reason = "an example shows what it does")]

use invoicexpress::accounts::{AtCommunicationErrorKind, CommunicationType};
use invoicexpress::{Client, Error, blocking};

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
        .build()?;

    let reply = client
        .accounts()
        .at_communication()
        .at_subuser("123456789/3")
        .at_password("password") // travels as Base64
        .communication_type(CommunicationType::Auto)
        .send()
        .await?;
    println!("stored: {}", reply.success);

    // Eight digits where the page asks for nine: refused before anything is sent.
    let result = client
        .accounts()
        .at_communication()
        .at_subuser("12345689/0")
        .at_password("password")
        .communication_type(CommunicationType::PortalAt)
        .send()
        .await;
    if let Err(Error::Invalid(violations)) = result {
        println!("not sent: {violations}");
    }
    Ok(())
}

fn blocking(base_url: &str) -> Result<(), Box<dyn std::error::Error>> {
    let client = blocking::Client::builder()
        .account_name("demo")
        .api_key("not-the-right-key")
        .base_url(base_url)
        .build()?;
    let result = client
        .accounts()
        .at_communication()
        .at_subuser("123456789/3")
        .at_password("password")
        .communication_type(CommunicationType::Manual)
        .send();
    match result {
        Err(Error::Service(error)) if *error.kind() == AtCommunicationErrorKind::AccessDenied => {
            println!("refused: {error}");
        }
        other => println!("unexpected: {other:?}"),
    }
    println!("{client:?}"); // no key in it
    Ok(())
}
