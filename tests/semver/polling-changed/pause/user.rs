//! A program that meets this: how often and how long an answer is waited for has changed.

pub async fn user(client: &client::Client) -> Option<i64> {
    Some(client.things().create().name("lid").wait().await.ok()?.id)
}
