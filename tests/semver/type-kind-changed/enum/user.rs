//! A program that meets this: a type is of another kind.

use client::things::Item;

pub fn user(item: &Item) -> &String {
    &item.name
}
