//! A program that meets this: another status means success.

pub async fn user(client: &client::Client) -> Option<i64> {
    client.things().create().name("lid").send().await.ok()?.id
}
