//! A program that meets this: a request has another field, which may be left out.

pub async fn user(client: &client::Client) -> bool {
    client.things().create().name("lid").note("red").send().await.is_ok()
}

pub fn read(request: &client::things::CreateRequest) -> Option<&String> {
    request.note.as_ref()
}
