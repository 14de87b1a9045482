pub fn user() -> bool {
    client::Client::builder().build().is_ok()
}
