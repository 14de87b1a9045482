//! A program that meets this: in which case a field is wanted is said otherwise.

pub async fn user(client: &client::Client) -> bool {
    client.things().create().name("lid").note("red").send().await.is_ok()
}
