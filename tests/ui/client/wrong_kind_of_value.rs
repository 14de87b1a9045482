//! A number where text is asked for.

fn main() {
    let client = textmarketer::blocking::Client::builder()
        .username("name")
        .password("password")
        .build()
        .unwrap();
    let _ = client.account().update().company_name(5);
}
