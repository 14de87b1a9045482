//! A program that meets this: a member of a union is called otherwise in programs.

use client::things::Key;

pub fn user() -> Key {
    Key::Name("lid".to_owned())
}
