//! A program that meets this: a server has another name.

pub fn user() -> bool {
    client::Client::builder().build().is_ok()
}
