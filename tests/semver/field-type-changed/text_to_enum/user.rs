pub fn user(request: &client::things::CreateRequest) -> Option<&String> {
    request.note.as_ref()
}
