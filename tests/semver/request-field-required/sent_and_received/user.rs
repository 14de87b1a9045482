//! A program that meets this: a field of a request must be set.

use client::things::Item;

pub fn user(item: &Item) -> Option<i64> {
    item.size
}
