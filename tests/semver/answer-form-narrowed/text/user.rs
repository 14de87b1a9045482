//! A program that meets this: a value is not read any more in one of its JSON forms.

pub async fn user(client: &client::Client) -> Option<i64> {
    Some(client.things().create().name("lid").send().await.ok()?.id)
}
