//! A program that meets this: the documented limit of requests in a time has changed.

pub async fn user(client: &client::Client) -> bool {
    client.things().create().name("lid").note("red").send().await.is_ok()
}
