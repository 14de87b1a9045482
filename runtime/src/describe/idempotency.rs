//! What becomes of a request that arrives twice.

/// Whether a request may be sent again where nobody knows if it arrived.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Idempotency {
    /// Nothing is changed by it, as by a GET.
    Safe,
    /// Once or twice comes to the same, as for a PUT or DELETE.
    Idempotent,
    /// A key in the request, the same in each attempt, lets the service know it again.
    Keyed,
    /// Each one that arrives is carried out.
    Never,
}

impl Idempotency {
    /// As HTTP defines the method (RFC 9110, section 9.2).
    #[must_use]
    pub fn of_method(method: &http::Method) -> Self {
        match method.as_str() {
            "GET" | "HEAD" | "OPTIONS" | "TRACE" => Self::Safe,
            "PUT" | "DELETE" => Self::Idempotent,
            _ => Self::Never,
        }
    }

    /// Whether it does no harm to send the request again when it may have arrived.
    #[must_use]
    pub const fn is_repeatable(self) -> bool {
        !matches!(self, Self::Never)
    }
}
