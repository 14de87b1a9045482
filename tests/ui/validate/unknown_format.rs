use specwright_runtime::Validate;

#[derive(Validate)]
struct Account {
    #[validate(format = "e-mail")]
    near: String,
    #[validate(format = "creditcard")]
    far: String,
    #[validate(format = email)]
    not_text: String,
}

fn main() {}
