//! A program that meets this: a shared type stands behind other features.

use client::types::Item;

pub async fn user(client: &client::Client) -> Option<Item> {
    client.things().create().name("lid").send().await.ok()?.item
}
