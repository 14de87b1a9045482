//! `at_password` and `communication_type` are required and not set.

fn main() {
    let client = invoicexpress::blocking::Client::builder()
        .account_name("demo")
        .api_key("key")
        .build()
        .unwrap();
    let _ = client
        .accounts()
        .at_communication()
        .at_subuser("123456789/3")
        .communication_type("auto")
        .send();
}
