pub async fn user(client: &client::Client) -> Option<Vec<String>> {
    Some(client.things().read().send().await.ok()?.shelf.things)
}
