//! A program that meets this: another server is the first.

pub fn user() -> bool {
    client::Client::builder().server(client::Server::Live).build().is_ok()
}
