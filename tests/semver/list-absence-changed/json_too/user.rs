//! A program that meets this: what a list or a map means that is not there has changed.

pub async fn user(client: &client::Client) -> Option<Vec<String>> {
    Some(client.things().read().send().await.ok()?.shelf.things)
}
