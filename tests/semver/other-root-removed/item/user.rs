//! A program that meets this: an answer is not read any more under one of its roots.

pub async fn user(client: &client::Client) -> Option<i64> {
    Some(client.things().create().name("lid").send().await.ok()?.id)
}
