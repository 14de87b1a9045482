//! A program that meets this: a field is of another type.

pub async fn user(client: &client::Client) -> Option<String> {
    client.things().create().name("lid").send().await.ok()?.label
}
