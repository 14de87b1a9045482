//! A program that meets this: an answer may not be ready, and can be waited for.

pub async fn user(client: &client::Client) -> Option<i64> {
    Some(client.things().create().name("lid").send().await.ok()?.id)
}
