pub async fn user(client: &client::Client) -> Option<String> {
    client.things().list().stream().next().await?.ok()
}
