use client::things::Item;

pub fn user(item: &Item) -> Option<i64> {
    item.size
}
