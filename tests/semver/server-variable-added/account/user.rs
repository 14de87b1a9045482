//! A program that meets this: the URL of a server has another variable.

pub fn user() -> bool {
    client::Client::builder().build().is_ok()
}
