pub async fn user(client: &client::Client) -> Option<client::things::CreateResponse> {
    client.things().create().name("lid").send().await.ok()
}
