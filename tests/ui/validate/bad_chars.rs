use specwright_runtime::Validate;

#[derive(Validate)]
struct Account {
    #[validate(chars = "")]
    empty: String,
    #[validate(chars = "z-a")]
    backwards: String,
    #[validate(chars = "a]b[c")]
    two_classes: String,
    #[validate(chars = "a]")]
    closed: String,
    #[validate(chars = r"\q")]
    escape: String,
    #[validate(chars = r"a\")]
    cut: String,
    #[validate(chars = r"^\s\S")]
    nothing: String,
    #[validate(chars("a-z"))]
    list: String,
}

fn main() {}
