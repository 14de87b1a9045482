//! A program that meets this: a request has lost a field.

pub async fn user(client: &client::Client) -> bool {
    client.things().create().name("lid").note("red").send().await.is_ok()
}
