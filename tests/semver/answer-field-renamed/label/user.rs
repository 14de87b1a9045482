//! A program that meets this: a field of an answer is called otherwise in programs.

pub async fn user(client: &client::Client) -> Option<String> {
    client.things().create().name("lid").send().await.ok()?.label
}
