//! A program that meets this: whether a call is sent again after an error has changed.

pub async fn user(client: &client::Client) -> bool {
    client.things().create().name("lid").send().await.is_ok()
}
