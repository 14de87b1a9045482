//! A program that meets this: a server has another URL.

pub fn user() -> bool {
    client::Client::builder().build().is_ok()
}
