//! The pages of a list: one request after the other, until the last.

mod asking;
mod awaited;
mod blocking;
mod paged;
mod walk;

pub use awaited::{ItemStream, PageStream};
pub use blocking::{ItemIter, PageIter};
pub use paged::Paged;
