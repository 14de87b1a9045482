//! A program that meets this: the elements of a type are in another XML namespace.

pub async fn user(client: &client::Client) -> Option<String> {
    Some(client.things().read().send().await.ok()?.item.name)
}
