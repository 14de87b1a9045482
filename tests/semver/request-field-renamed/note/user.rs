//! A program that meets this: a field of a request is called otherwise in programs.

pub async fn user(client: &client::Client) -> bool {
    client.things().create().name("lid").note("red").send().await.is_ok()
}
