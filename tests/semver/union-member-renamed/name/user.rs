use client::things::Key;

pub fn user() -> Key {
    Key::Name("lid".to_owned())
}
