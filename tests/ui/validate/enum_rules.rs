use specwright_runtime::Validate;

#[derive(Validate)]
#[validate(at_least_one_of(email, mobile))]
enum Contact {
    #[validate(nested)]
    Email(String),
    Both {
        email: Option<String>,
        #[validate(length(max = 5))]
        mobile: Option<u8>,
    },
}

fn main() {}
