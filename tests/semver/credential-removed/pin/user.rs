pub fn user() -> bool {
    client::Client::builder().key("k").pin("p").build().is_ok()
}
