//! A program that meets this: a field is of another type.

use client::things::Leaf;

pub async fn user(client: &client::Client) -> Option<Leaf> {
    client.things().create().name("lid").send().await.ok()?.tree.leaf
}
