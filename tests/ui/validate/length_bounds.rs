use specwright_runtime::Validate;

#[derive(Validate)]
struct Account {
    #[validate(length(min = 20, max = 5))]
    inverted: String,
    #[validate(length())]
    empty: String,
    #[validate(length)]
    bare: String,
    #[validate(length = 5)]
    assigned: String,
    #[validate(length(mni = 5))]
    unknown: String,
    #[validate(length(most = 5))]
    unknown_and_far: String,
    #[validate(length(min = 5, min = 6))]
    repeated: String,
    #[validate(length(equal = 5, max = 6))]
    both: String,
    #[validate(length(min = -1))]
    negative: String,
    #[validate(length(min = 5usize, max = "6"))]
    not_plain: String,
    #[validate(length(5))]
    no_bound: String,
    #[validate(items(min = 2, max = 1))]
    items: Vec<String>,
}

fn main() {}
