//! A program that meets this: a server is new.

pub fn user() -> bool {
    client::Client::builder().build().is_ok()
}
