//! A program that meets this: an answer has lost a field.

pub async fn user(client: &client::Client) -> Option<String> {
    client.things().create().name("lid").send().await.ok()?.label
}
