//! A program that meets this: the number of items of a list or a map has narrower limits.

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
