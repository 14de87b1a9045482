//! A program that meets this: a request has another field, which is required.

pub async fn user(client: &client::Client) -> bool {
    client.things().create().name("lid").send().await.is_ok()
}
