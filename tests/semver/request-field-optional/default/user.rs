pub fn user(request: &client::things::CreateRequest) -> &String {
    &request.name
}
