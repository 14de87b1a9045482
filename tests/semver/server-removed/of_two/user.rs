pub fn user() -> bool {
    client::Client::builder().server(client::Server::Test).build().is_ok()
}
