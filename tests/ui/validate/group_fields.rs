use specwright_runtime::Validate;

#[derive(Validate)]
#[validate(at_least_one_of(email, mobil))]
#[validate(exactly_one_of(email, fax))]
#[validate(together(email))]
#[validate(together(email, email))]
#[validate(together(email, name))]
#[validate(together(email, "mobile"))]
#[validate(at_least_one_of, exactly_one_of())]
struct Contact {
    email: Option<String>,
    mobile: Option<String>,
    name: String,
}

#[derive(Validate)]
#[validate(together(first, second))]
struct Pair(Option<u8>, Option<u8>);

fn main() {}
