//! A program that meets this: a server is gone.

pub fn user() -> bool {
    client::Client::builder().build().is_ok()
}
