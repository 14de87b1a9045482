//! A program that meets this: a type cannot be put together any more.

use client::things::Item;

pub fn user() -> Item {
    Item::builder().name("lid").build()
}
