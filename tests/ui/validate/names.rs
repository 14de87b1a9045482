use specwright_runtime::Validate;

#[derive(Validate)]
#[validate(crate = "not a path")]
struct Account {
    #[validate(name = "")]
    empty: String,
    #[validate(name = "[2]")]
    index: String,
    #[validate(name = "two\nlines")]
    lines: String,
    #[validate(name)]
    bare: String,
    #[validate(each(name = "item", unique))]
    inside: Vec<Vec<u8>>,
    #[validate(each())]
    nothing: Vec<u8>,
}

fn main() {}
