use specwright_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(multiple_of = 0)]
    zero: u8,
    #[validate(multiple_of = -5)]
    negative: i8,
    #[validate(multiple_of = 0.5)]
    fraction: u8,
    #[validate(multiple_of(5))]
    list: u8,
    #[validate(multiple_of)]
    bare: u8,
}

fn main() {}
