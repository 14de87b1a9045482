//! A program that meets this: a text has another form.

pub async fn user(client: &client::Client) -> bool {
    client
        .things()
        .create()
        .name("lid")
        .note("ann@example.com")
        .send()
        .await
        .is_ok()
}
