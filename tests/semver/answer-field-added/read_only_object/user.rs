use client::things::Item;

pub fn user(item: &Item) -> &String {
    &item.name
}
