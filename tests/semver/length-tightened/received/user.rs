//! A program that meets this: the length of a text has narrower limits.

pub async fn user(client: &client::Client) -> Option<String> {
    client.things().create().name("lid").send().await.ok()?.label
}
