use client::types::Item;

pub async fn user(client: &client::Client) -> Option<Item> {
    client.things().create().name("lid").send().await.ok()?.item
}
