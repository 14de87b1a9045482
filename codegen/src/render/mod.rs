//! How diagnostics look: as text for people and as JSON for programs. Text of a spec is shown, never obeyed.

mod conceal;
mod excerpt;
#[cfg(feature = "json")]
mod json;
mod text;

#[cfg(feature = "json")]
pub(crate) use json::VERSION as JSON_VERSION;
#[cfg(feature = "json")]
pub use json::json;
pub use text::text;
