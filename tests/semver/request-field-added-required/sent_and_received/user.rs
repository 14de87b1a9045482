//! A program that meets this: a request has another field, which is required.

use client::things::Item;

pub fn user() -> Item {
    Item::builder().name("lid").build()
}
