use std::collections::{BTreeMap, HashMap};

use specwright_runtime::Validate;

#[derive(Validate)]
struct Misfits<'a> {
    #[validate(length(max = 5))]
    number: Option<u32>,
    #[validate(length(max = 5))]
    list: Vec<String>,
    #[validate(chars = "a-z")]
    map: BTreeMap<String, String>,
    #[validate(pattern = "^a")]
    flag: bool,
    #[validate(format = "email")]
    addresses: &'a [String],
    #[validate(range(min = 1))]
    text: Box<str>,
    #[validate(range(min = 1))]
    numbers: [u8; 4],
    #[validate(multiple_of = 5)]
    share: f64,
    #[validate(items(min = 1))]
    name: std::string::String,
    #[validate(unique)]
    rates: HashMap<String, u8>,
    #[validate(unique)]
    once: String,
    #[validate(each(length(max = 5)))]
    single: std::borrow::Cow<'a, str>,
    #[validate(nested)]
    plain: Option<String>,
    #[validate(nested)]
    plain_list: Vec<u8>,
    #[validate(known)]
    kind: String,
    #[validate(known)]
    kinds: Vec<String>,
    #[validate(each(range(min = 1), length(max = 5)))]
    inside: Vec<Option<String>>,
}

fn main() {}
