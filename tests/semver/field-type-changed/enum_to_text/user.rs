//! A program that meets this: a field is of another type.

use client::things::Note;

pub async fn user(client: &client::Client) -> bool {
    client
        .things()
        .create()
        .name("lid")
        .note(Note::Red)
        .send()
        .await
        .is_ok()
}
