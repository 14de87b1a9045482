//! A program that meets this: a server has another name.

pub fn user() -> bool {
    client::Client::builder().server(client::Server::Test).build().is_ok()
}
