//! A program that meets this: there is another way to send the credentials.

pub fn user() -> bool {
    client::Client::builder().key("k").build().is_ok()
}
