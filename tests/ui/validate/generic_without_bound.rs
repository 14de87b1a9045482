use specwright_runtime::Validate;

#[derive(Validate)]
struct Page<T> {
    #[validate(nested)]
    items: Vec<T>,
}

fn send(_: &impl Validate) {}

fn main() {
    send(&Page { items: vec![5_u8] });
}
