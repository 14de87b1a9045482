//! A program that meets this: the URLs of the servers have lost a variable.

pub fn user() -> bool {
    client::Client::builder().account("acme").build().is_ok()
}
