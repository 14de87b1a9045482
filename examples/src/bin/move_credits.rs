//! Text Marketer: moves credits to another account.
//!
//! `cargo run -p specwright-examples --bin move_credits`
#![allow(clippy::print_stdout, reason = "an example shows what it does")]

use textmarketer::blocking::Client;
use textmarketer::credits::TransferErrorKind;
use textmarketer::{Auth, Error};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let service = specwright_examples::service("textmarketer")?;
    let client = Client::builder()
        .username("my_username")
        .password("my_password")
        .auth(Auth::Parameters) // in the form of a POST, else in the query string
        .base_url(&service.url)
        .build()?;

    println!("credits: {}", client.credits().get().send()?.credits);

    let moved = client.credits().transfer().quantity(3).target("1234").send()?;
    println!(
        "moved: {} -> {}",
        moved.source_credits_before, moved.source_credits_after
    );

    // The receiver is named one way or the other.
    let both = client
        .credits()
        .transfer()
        .quantity(3)
        .target("1234")
        .target_username("targetusername")
        .target_password("targetpassword")
        .send();
    if let Err(Error::Invalid(violations)) = both {
        println!("not sent: {violations}");
    }

    match client.credits().transfer().quantity(3).target("unknown").send() {
        Err(Error::Service(error)) if *error.kind() == TransferErrorKind::UnknownTarget => println!("refused: {error}"),
        other => println!("unexpected: {other:?}"),
    }
    Ok(())
}
