pub fn user() -> bool {
    client::Client::builder().key("k").auth(client::Auth::Headers).build().is_ok()
}
