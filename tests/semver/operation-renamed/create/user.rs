//! A program that meets this: an operation has another name, or is in another resource.

pub async fn user(client: &client::Client) -> Option<client::things::CreateResponse> {
    client.things().create().name("lid").send().await.ok()
}
