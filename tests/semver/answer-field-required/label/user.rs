//! A program that meets this: a field of an answer must be there.

pub async fn user(client: &client::Client) -> Option<String> {
    client.things().create().name("lid").send().await.ok()?.label
}
