use specwright_runtime::Validate;

#[derive(Validate)]
struct Line {
    #[validate(lenght(max = 5))]
    name: String,
}

#[derive(Validate)]
struct Order<T> {
    #[validate(nested)]
    lines: Vec<Line>,
    #[validate(nested)]
    other: T,
}

fn main() {
    let line = Line { name: String::new() };
    let _ = line.validate();
    let order = Order { lines: vec![line], other: Line { name: String::new() } };
    let _ = order.validate();
}
