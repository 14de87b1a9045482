//! A program that meets this: a resource is gone.

pub async fn user(client: &client::Client) -> Option<String> {
    Some(client.shelves().read().id(7).send().await.ok()?.name)
}
