pub async fn user(client: &client::Client) -> Option<Vec<String>> {
    Some(client.things().create().name("lid").send().await.ok()?.tags)
}
