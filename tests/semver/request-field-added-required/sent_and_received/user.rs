use client::things::Item;

pub fn user() -> Item {
    Item::builder().name("lid").build()
}
