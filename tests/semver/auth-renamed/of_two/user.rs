//! A program that meets this: a way to send the credentials has another name.

pub fn user() -> bool {
    client::Client::builder()
        .key("k")
        .auth(client::Auth::Headers)
        .build()
        .is_ok()
}
