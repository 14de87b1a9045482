//! A program that meets this: a field is of another type.

pub async fn user(client: &client::Client) -> Option<i64> {
    Some(client.things().create().name("lid").send().await.ok()?.id)
}
