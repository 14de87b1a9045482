//! A program that meets this: an operation is new.

pub async fn user(client: &client::Client) -> Option<client::things::CreateResponse> {
    client.things().create().name("lid").send().await.ok()
}
