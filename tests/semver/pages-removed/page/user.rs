//! A program that meets this: a list cannot be walked page after page any more.

pub async fn user(client: &client::Client) -> Option<String> {
    client.things().list().stream().next().await?.ok()
}
