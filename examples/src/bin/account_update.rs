//! Text Marketer: changes details of the account. A form goes out, XML in ISO-8859-1 comes back.
//!
//! `cargo run -p specwright-examples --bin account_update`
#![allow(clippy::print_stdout, reason = "an example shows what it does")]

use textmarketer::account::UpdateErrorKind;
use textmarketer::{Client, Error};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let service = specwright_examples::service("textmarketer")?;
    let client = Client::builder()
        .username("my_username")
        .password("my_password")
        .base_url(&service.url)
        .build()?;

    // Only what is set is sent.
    let reply = client
        .account()
        .update()
        .company_name("Bill's Bakery")
        .notification_email("bill@billsbakery.com")
        .send()
        .await?;
    println!("{}: {} credits", reply.account.account_id, reply.account.credits);
    println!(
        "created: {} (read as a date: {})",
        reply.account.create_date,
        reply.account.create_date.parsed().is_some()
    );
    println!("password: {:?}", reply.account.api_password);

    // Everything that is wrong, at once.
    let result = client
        .account()
        .update()
        .account_api_username("abc")
        .notification_email("nobody")
        .notification_mobile("+1 212 555 0100")
        .send()
        .await;
    if let Err(Error::Invalid(violations)) = result {
        for violation in violations.iter() {
            println!("not sent: {violation}");
        }
    }

    match client.account().update().account_username("taken-name").send().await {
        Err(Error::Service(error)) => match error.kind() {
            UpdateErrorKind::UsernameTaken => println!("choose another name: {error}"),
            kind => println!("refused: {kind}"),
        },
        other => println!("unexpected: {other:?}"),
    }
    Ok(())
}
