//! Text Marketer: sends a text and waits until it is known what became of it.
//!
//! `cargo run -p specwright-examples --bin send_text`
#![allow(clippy::print_stdout, reason = "an example shows what it does")]

use std::time::Duration;

use textmarketer::Client;
use textmarketer::delivery_reports::DeliveryStatus;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let service = specwright_examples::service("textmarketer")?;
    let client = Client::builder()
        .username("my_username")
        .password("my_password")
        .base_url(&service.url)
        .build()?;

    let sent = client
        .sms()
        .send_text()
        .message("Your bread is ready.")
        .to(["447777000001", "447777000002"]) // joined by a comma on the wire
        .originator("Bakery")
        .custom("order4711")
        .send()
        .await?;
    println!("{}: {} credits", sent.status, sent.credits_used);

    // Reports have no event to wait for: they are read until no message is under way any more.
    for _ in 0..10 {
        let reports = client
            .delivery_reports()
            .get_tagged()
            .name("all")
            .tag("order4711")
            .send()
            .await?;
        let rows: Vec<_> = reports.report.iter().flat_map(|report| &report.reportrow).collect();
        if rows.iter().all(|row| row.status != DeliveryStatus::Pending) {
            for row in rows {
                println!("{}: {}", row.mobile_number, row.status);
            }
            return Ok(());
        }
        tokio::time::sleep(Duration::from_secs(30)).await;
    }
    println!("still under way");
    Ok(())
}
