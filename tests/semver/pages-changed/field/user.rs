//! A program that meets this: the further pages of a list are asked for otherwise.

pub async fn user(client: &client::Client) -> Option<String> {
    client.things().list().stream().next().await?.ok()
}
