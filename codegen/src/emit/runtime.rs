//! The runtime paths that emitted code names. Emitted modules import the runtime once, as `rt`; nothing else comes into
//! their scope, so a spec may name its types as it likes.

use proc_macro2::TokenStream;
use quote::quote;

/// The import at the head of each emitted file.
pub(super) fn import() -> TokenStream {
    quote! { use ::specwright_runtime as rt; }
}

/// What the root of every client re-exports for its users.
pub(super) fn reexports() -> TokenStream {
    quote! {
        pub use rt::{
            Async, BuildError, Date, DateTime, Endpoint, Error, ReportedError, Secret, ServiceError, Strictness,
            TransportError, Unexpected, Violation, Violations, replay,
        };
        #[cfg(feature = "blocking")]
        pub use rt::Blocking;
    }
}
