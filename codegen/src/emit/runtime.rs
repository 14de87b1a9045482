//! The runtime paths that emitted code names. Emitted modules import the runtime once, as `rt`; nothing else comes into
//! their scope, so a spec may name its types as it likes.

use proc_macro2::TokenStream;
use quote::quote;

/// The import at the head of each emitted file.
pub(super) fn import() -> TokenStream {
    quote! { use ::specwright_runtime as rt; }
}
