//! What a user sees who takes a kind of error for a number: its place among the kinds is nothing to rely on.

use invoicexpress::accounts::AtCommunicationErrorKind;

fn main() {
    let _ = AtCommunicationErrorKind::AccessDenied as u8;
}
