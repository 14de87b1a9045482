//! A program that meets this: an answer has another field, which may be absent.

use client::things::Item;

pub fn user(item: &Item) -> &String {
    &item.name
}
