//! A program that meets this: a program has to supply another credential.

pub fn user() -> bool {
    client::Client::builder().key("k").build().is_ok()
}
