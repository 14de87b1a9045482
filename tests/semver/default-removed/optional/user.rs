//! A program that meets this: nothing is sent any more for a field that is left out.

pub async fn user(client: &client::Client) -> bool {
    client.things().create().name("lid").note("blue").send().await.is_ok()
}
