//! A program that meets this: an answer cannot be waited for any more.

pub async fn user(client: &client::Client) -> Option<i64> {
    Some(client.things().create().name("lid").wait().await.ok()?.id)
}
