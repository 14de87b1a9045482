//! A program that meets this: the length of a text has narrower limits.

use client::things::Item;

pub fn user() -> Item {
    Item::builder().name("lid").build()
}
