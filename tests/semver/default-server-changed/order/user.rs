pub fn user() -> bool {
    client::Client::builder().server(client::Server::Live).build().is_ok()
}
