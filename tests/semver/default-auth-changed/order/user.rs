pub fn user() -> bool {
    client::Client::builder().key("k").auth(client::Auth::Bearer).build().is_ok()
}
