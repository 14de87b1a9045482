use specwright_runtime::Validate;

#[derive(Validate)]
union Either {
    number: u32,
    float: f32,
}

fn main() {}
