pub async fn user(client: &client::Client) -> Option<String> {
    Some(client.things().read().send().await.ok()?.item.name)
}
