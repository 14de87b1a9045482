//! A program that meets this: a field of a request may be left out.

pub fn user(request: &client::things::CreateRequest) -> &String {
    &request.name
}
