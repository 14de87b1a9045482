//! A program that meets this: a field of a request must be set.

pub async fn user(client: &client::Client) -> bool {
    client.things().create().name("lid").send().await.is_ok()
}
