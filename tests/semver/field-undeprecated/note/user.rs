//! A program that meets this: a field may be used again.

pub async fn user(client: &client::Client) -> bool {
    client.things().create().name("lid").note("red").send().await.is_ok()
}
