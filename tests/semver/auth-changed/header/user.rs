//! A program that meets this: credentials travel otherwise.

pub fn user() -> bool {
    client::Client::builder().key("k").build().is_ok()
}
