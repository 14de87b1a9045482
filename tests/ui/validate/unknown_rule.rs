use specwright_runtime::Validate;

#[derive(Validate)]
#[validate(at_least_one(near, far), length(max = 5))]
struct Account {
    #[validate(lenght(max = 5))]
    near: Option<String>,
    #[validate(required)]
    far: Option<String>,
    #[validate(together(near, far))]
    group: String,
    #[validate(each(patern = "a"))]
    inside: Vec<String>,
}

fn main() {}
