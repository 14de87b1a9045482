//! A program that meets this: a field is read under another name as well.

pub async fn user(client: &client::Client) -> Option<String> {
    client.things().create().name("lid").send().await.ok()?.label
}
