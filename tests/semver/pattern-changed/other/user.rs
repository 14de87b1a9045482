//! A program that meets this: a text has another pattern.

pub async fn user(client: &client::Client) -> bool {
    client.things().create().name("lid").note("7").send().await.is_ok()
}
