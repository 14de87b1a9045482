//! A program that meets this: a credential is gone.

pub fn user() -> bool {
    client::Client::builder().key("k").pin("p").build().is_ok()
}
