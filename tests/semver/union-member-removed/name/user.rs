//! A program that meets this: a union has lost a member.

use client::things::Key;

pub fn user() -> Key {
    Key::Name("lid".to_owned())
}
