use specwright_runtime::Validate;

#[derive(Validate)]
#[validate(required_if(iban))]
#[validate(required_if(iban, method = "transfer", express = true))]
#[validate(required_if(iban, iban))]
#[validate(required_if(iban, metod = "transfer"))]
#[validate(required_unless(method, iban))]
#[validate(required_unless(iban, method))]
#[validate(required_if(iban, express = "yes"))]
#[validate(required_if(iban, count = "many"))]
#[validate(required_if(iban, share = 1))]
#[validate(required_if(iban, method = cash))]
#[validate(required_if(iban, share = 0.5))]
#[validate(required_if(iban, method == "transfer"))]
#[validate(required_if(iban, method = ))]
#[validate(required_if(iban, method = "transfer" | cash))]
#[validate(required_if(iban, count = 1 | "many" | "few"))]
struct Payment {
    method: String,
    iban: Option<String>,
    express: bool,
    count: u8,
    share: f64,
}

fn main() {}
