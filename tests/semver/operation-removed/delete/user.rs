//! A program that meets this: an operation is gone.

pub async fn user(client: &client::Client) -> bool {
    client.things().delete().id(7).send().await.is_ok()
}
