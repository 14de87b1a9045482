//! A program that meets this: whether an answer of success may be an error has changed.

pub async fn user(client: &client::Client) -> Option<i64> {
    Some(client.things().create().name("lid").send().await.ok()?.id)
}
