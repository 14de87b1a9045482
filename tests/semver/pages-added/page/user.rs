//! A program that meets this: a list can be walked page after page.

pub async fn user(client: &client::Client) -> Option<Vec<String>> {
    Some(client.things().list().page(2).send().await.ok()?.names)
}
