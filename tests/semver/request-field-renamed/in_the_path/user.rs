//! A program that meets this: a field of a request is called otherwise in programs.

pub async fn user(client: &client::Client) -> bool {
    client.things().delete().id(7).send().await.is_ok()
}
