//! The client under every generated client: what it was told, what it keeps, how it makes a call.

mod attempts;
mod awaited;
#[cfg_attr(
    not(any(feature = "async", feature = "blocking")),
    allow(
        dead_code,
        reason = "only transports with sockets ask whether the host is this machine"
    )
)]
mod base_url;
mod blocking;
mod call;
mod context;
mod core;
mod endpoint;
mod erased;
mod gate;
mod handle;
mod limit;
mod options;
mod pages;
mod polling;
mod queue;
mod report;
mod resolve;
mod retry;
mod settings;
mod shared;
mod strictness;

pub use awaited::Async;
pub(crate) use base_url::BaseUrl;
pub use blocking::Blocking;
pub use call::Call;
pub use context::CallContext;
#[cfg(any(feature = "async", feature = "blocking"))]
pub(crate) use context::too_large;
pub(crate) use core::Core;
pub use endpoint::{Endpoint, Missing, Set};
#[cfg(feature = "dynamic")]
pub(crate) use erased::Request;
pub use handle::Handle;
pub use limit::RateLimit;
pub use options::CallOptions;
pub use pages::{ItemIter, ItemStream, PageIter, PageStream, Paged};
pub use polling::Polling;
pub use report::CallReport;
pub use retry::Retry;
pub use settings::Settings;
pub(crate) use settings::Timeouts;
pub use strictness::Strictness;
