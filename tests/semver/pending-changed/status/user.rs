//! A program that meets this: the answer that means "not ready" is another one.

pub async fn user(client: &client::Client) -> Option<i64> {
    Some(client.things().create().name("lid").wait().await.ok()?.id)
}
