//! A program that meets this: a type can be put together.

use client::things::Item;

pub async fn user(client: &client::Client) -> Option<Item> {
    client.things().create().name("lid").send().await.ok()?.item
}
