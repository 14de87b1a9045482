pub fn user() -> bool {
    client::Client::builder().key("k").build().is_ok()
}
