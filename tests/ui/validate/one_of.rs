use specwright_runtime::Validate;

#[derive(Validate)]
struct Account {
    #[validate(one_of())]
    empty: String,
    #[validate(one_of)]
    bare: String,
    #[validate(one_of("a", 1))]
    mixed: String,
    #[validate(one_of("a", "b", "a"))]
    repeated: String,
    #[validate(one_of(1, 2, 1))]
    repeated_number: u8,
    #[validate(one_of(0.5))]
    floats: f64,
    #[validate(one_of(a, b))]
    words: String,
    #[validate(one_of("1", "2"))]
    number: u8,
    #[validate(one_of(1, 2))]
    text: Option<String>,
    #[validate(one_of("a", , "b"))]
    gap: String,
}

fn main() {}
