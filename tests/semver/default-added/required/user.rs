//! A program that meets this: a field that is left out is sent all the same.

pub fn user(request: &client::things::CreateRequest) -> &String {
    &request.note
}
