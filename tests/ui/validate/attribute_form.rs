use specwright_runtime::Validate;

#[derive(Validate)]
#[validate]
struct Account {
    #[validate = "length"]
    bare: String,
    #[validate()]
    empty: String,
    #[validate(length(max = 3) chars = "a-z")]
    no_comma: String,
    #[validate("a-z")]
    no_rule: String,
    #[validate(, unique)]
    nothing: Vec<String>,
    #[validate(pattern)]
    no_value: String,
    #[validate(pattern =)]
    no_value_either: String,
    #[validate(pattern("a"))]
    list: String,
    #[validate(unique = true, nested())]
    flags: Vec<String>,
    #[validate(length[max = 3])]
    brackets: String,
}

fn main() {}
