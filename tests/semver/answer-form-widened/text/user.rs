//! A program that meets this: a value is read in another JSON form as well.

pub async fn user(client: &client::Client) -> Option<i64> {
    Some(client.things().create().name("lid").send().await.ok()?.id)
}
