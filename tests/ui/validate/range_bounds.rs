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
    #[validate(range(min = 1, above = 2))]
    same_side: i32,
    #[validate(range(above = 0.10, max = 0.10))]
    nothing_between: f64,
    #[validate(range(above = 5, below = 5))]
    nothing_at_all: i32,
    #[validate(range(min = 99.99, max = 5))]
    inverted_digits: f64,
    #[validate(range(below = 99.99))]
    fraction_of_a_whole_number: i32,
}

fn main() {}
