//! A program that meets this: the API, and so its crate, has another name.

pub async fn user(client: &client::Client) -> bool {
    client.things().create().name("lid").note("red").send().await.is_ok()
}
