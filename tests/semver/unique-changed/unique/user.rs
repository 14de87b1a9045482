//! A program that meets this: whether the items of a list must differ has changed.

pub async fn user(client: &client::Client) -> bool {
    client
        .things()
        .create()
        .name("lid")
        .note(["a", "b"])
        .send()
        .await
        .is_ok()
}
