//! Calls Text Marketer, played by the mock: what the README shows.

mod played;

use textmarketer::account::UpdateErrorKind;
use textmarketer::{Client, Error};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mock = played::by_mock("textmarketer")?;
    let base_url = format!("http://{}", mock.addr());

    let client = Client::builder()
        .username("my_username")
        .password("my_password")
        .base_url(&base_url)
        .build()?;

    let reply = client.account().update().company_name("Bill's Bakery").send().await?;
    let account = &reply.account;
    let name = account.company_name.as_deref().unwrap_or("the account");
    println!("{name} has {} credits", account.credits);

    let taken = client.account().update().account_username("taken-name").send().await;
    match taken {
        Err(Error::Service(error)) if *error.kind() == UpdateErrorKind::UsernameTaken => {
            println!("taken: {}", error.message().unwrap_or("no reason given"));
        }
        other => println!("{other:?}"),
    }

    let invalid = client
        .account()
        .update()
        .company_name("x")
        .notification_email("nobody")
        .send()
        .await;
    if let Err(error) = invalid {
        for violation in error.violations() {
            println!("{violation}");
        }
    }
    Ok(())
}
