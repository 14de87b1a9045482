use specwright_runtime::Validate;

#[derive(Validate)]
struct Account {
    #[validate(pattern = r"^(\d{9}/")]
    unclosed: String,
    #[validate(pattern = "äö[z-a]")]
    backwards: String,
    #[validate(pattern = "^(?=a)")]
    look_ahead: String,
    #[validate(pattern = r"(a)\1")]
    back_reference: String,
    #[validate(pattern = r"\p{Greek}")]
    unknown_property: String,
    #[validate(pattern = r"((\w{100}){100}){100}")]
    too_large: String,
    #[validate(pattern = 5)]
    not_text: String,
    #[validate(pattern = b"a")]
    bytes: String,
}

fn main() {}
