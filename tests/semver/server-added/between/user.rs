//! A program that meets this: a server is new, and stands before another one.

pub fn user(server: client::Server) -> bool {
    match server {
        client::Server::Live => false,
        client::Server::Test => client::Client::builder().server(server).build().is_ok(),
        _ => true,
    }
}
