pub fn user() -> bool {
    client::Client::builder().account("acme").build().is_ok()
}
