//! A program that meets this: whether a call counts towards the limit of requests has changed.

pub async fn user(client: &client::Client) -> bool {
    client.things().create().name("lid").note("red").send().await.is_ok()
}
