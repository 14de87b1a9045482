//! A program that meets this: whether a call may be sent twice has changed.

pub async fn user(client: &client::Client) -> bool {
    client.things().create().name("lid").send().await.is_ok()
}
