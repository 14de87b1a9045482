//! What a user sees whose program names a value that the vendor no longer documents.

use invoicexpress::accounts::CommunicationType;

fn main() {
    let _ = CommunicationType::Fax;
}
