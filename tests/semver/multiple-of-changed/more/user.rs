//! A program that meets this: a number must be a multiple of another number.

pub async fn user(client: &client::Client) -> bool {
    client.things().create().name("lid").note(20).send().await.is_ok()
}
