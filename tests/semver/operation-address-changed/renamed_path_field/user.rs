//! A program that meets this: an operation calls another address.

pub async fn user(client: &client::Client) -> bool {
    client.things().delete().id(7).send().await.is_ok()
}
