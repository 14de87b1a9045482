//! A program that meets this: a credential is called otherwise in programs.

pub fn user() -> bool {
    client::Client::builder().key("k").build().is_ok()
}
