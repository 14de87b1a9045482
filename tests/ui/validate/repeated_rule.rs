use specwright_runtime::Validate;

#[derive(Validate)]
#[validate(crate = "specwright_runtime")]
#[validate(crate = "specwright_runtime")]
struct Account {
    #[validate(length(min = 5), chars = "a-z", length(max = 20))]
    in_one_attribute: String,
    #[validate(chars = "a-z")]
    #[validate(chars = "0-9")]
    in_two_attributes: String,
    #[validate(name = "a", name = "b")]
    named: String,
    #[validate(each(unique, unique))]
    inside: Vec<Vec<u8>>,
}

fn main() {}
