//! A program that meets this: a type is new.

pub async fn user(client: &client::Client) -> Option<i64> {
    Some(client.things().create().name("lid").send().await.ok()?.id)
}
