//! A program that meets this: another way to send the credentials is the first.

pub fn user() -> bool {
    client::Client::builder()
        .key("k")
        .auth(client::Auth::Bearer)
        .build()
        .is_ok()
}
