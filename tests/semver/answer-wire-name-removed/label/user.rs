//! A program that meets this: a field is not read any more under one of its names.

pub async fn user(client: &client::Client) -> Option<String> {
    client.things().create().name("lid").send().await.ok()?.label
}
