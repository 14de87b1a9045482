//! A program that meets this: a field that is left out is sent all the same.

pub async fn user(client: &client::Client) -> bool {
    client.things().create().name("lid").note("blue").send().await.is_ok()
}
