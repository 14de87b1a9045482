//! Text Marketer: creates an account under the calling one.
//!
//! `cargo run -p specwright-examples --bin create_sub_account`
#![allow(clippy::print_stdout, reason = "an example shows what it does")]

use textmarketer::{Client, Error};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let service = specwright_examples::service("textmarketer")?;
    let client = Client::builder()
        .username("my_username")
        .password("my_password")
        .base_url(&service.url)
        .build()?;

    // One way at least to reach the owner.
    let request = client.account().create_sub().company_name("Bill's Bakery");
    if let Err(Error::Invalid(violations)) = request.clone().send().await {
        println!("not sent: {violations}");
    }

    let created = request
        .notification_email("bill@billsbakery.com")
        .override_pricing(true)
        .send()
        .await?;
    // Passwords come in the clear. They are there when asked for, and nowhere else.
    println!("{}: {:?}", created.account.api_username, created.account.api_password);
    println!("a password of {} letters", created.account.api_password.expose().len());
    Ok(())
}
