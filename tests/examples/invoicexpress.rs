//! Calls InvoiceXpress, played by the mock: what the README shows.

mod played;

use invoicexpress::accounts::{AtCommunicationErrorKind, CommunicationType};
use invoicexpress::{Client, Error};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mock = played::by_mock("invoicexpress")?;
    let base_url = format!("http://{}", mock.addr());

    let client = Client::builder()
        .account_name("demo")
        .api_key("a-very-secret-key")
        .base_url(&base_url) // only for this example; without it the documented server is called
        .build()?;

    let reply = client
        .accounts()
        .at_communication()
        .at_subuser("123456789/3")
        .at_password("password") // travels as Base64
        .communication_type(CommunicationType::Auto)
        .send()
        .await?;
    println!("success: {}", reply.success);

    let wrong = client
        .accounts()
        .at_communication()
        .at_subuser("12345689/0") // eight digits, as the vendor's own sample has it
        .at_password("password")
        .communication_type(CommunicationType::Auto)
        .send()
        .await;
    match wrong {
        Ok(reply) => println!("success: {}", reply.success),
        Err(Error::Invalid(violations)) => println!("not sent: {violations}"),
        Err(Error::Service(error)) => match error.kind() {
            AtCommunicationErrorKind::AccessDenied => println!("the API key is wrong"),
            kind => println!("refused: {kind}"),
        },
        Err(error) => println!("no answer: {error}"),
    }
    Ok(())
}
