use specwright_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(range(min = 72, max = 1))]
    inverted: i64,
    #[validate(range(min = 0.5, max = -0.5))]
    inverted_floats: f64,
    #[validate(range())]
    empty: u8,
    #[validate(range(min = 1, max = 256))]
    beyond: u8,
    #[validate(range(min = -1))]
    below: Option<u32>,
    #[validate(range(max = 1.5))]
    not_whole: i32,
    #[validate(range(maximum = 5))]
    unknown: i32,
    #[validate(range(max = 5, max = 6))]
    repeated: i32,
    #[validate(range(min))]
    no_value: i32,
    #[validate(range(min = "1", max = 5u8))]
    not_plain: i32,
}

fn main() {}
