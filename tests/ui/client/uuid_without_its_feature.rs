//! A field is filled in with a fresh UUID, and the runtime is built without them.

specwright_runtime::structure! {
    /// A payment.
    pub struct Payment {
        /// Makes it one payment, however often it is sent.
        0 pub token: Option<String> = Field::named("token").fill(Fill::Uuid),
    }
}

fn main() {}
