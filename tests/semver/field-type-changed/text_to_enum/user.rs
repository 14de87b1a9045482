//! A program that meets this: a field is of another type.

pub fn user(request: &client::things::CreateRequest) -> Option<&String> {
    request.note.as_ref()
}
