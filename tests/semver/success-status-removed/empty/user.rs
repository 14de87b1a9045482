//! A program that meets this: a status does not mean success any more.

pub async fn user(client: &client::Client) -> Option<i64> {
    client.things().create().name("lid").send().await.ok()?.id
}
