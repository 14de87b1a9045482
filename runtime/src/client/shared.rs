//! What the clones of a client share.

use std::sync::Arc;
use std::time::Duration;

use super::resolve::Parts;
use super::{BaseUrl, Core, Handle, Settings};
use crate::error::BuildError;
use crate::transport::Tls;

/// What the clones of a client share.
pub(super) struct Shared<T: ?Sized> {
    pub(super) core: Core,
    pub(super) transport: Arc<T>,
}

impl<T: ?Sized> Shared<T> {
    /// From what the builder was told; `connect` makes the transport if it was told none.
    ///
    /// # Errors
    /// Everything that is missing or wrong.
    pub(super) fn build<H: Handle<Transport = T>>(
        settings: Settings<H>,
        connect: fn(&BaseUrl, Duration, &Tls) -> Result<Arc<T>, BuildError>,
    ) -> Result<Arc<Self>, BuildError> {
        let Parts { core, tls, transport } = settings.into_parts()?;
        let transport = match transport {
            Some(transport) => transport,
            None => connect(&core.base_url, core.timeouts.connect, &tls)?,
        };
        Ok(Arc::new(Self { core, transport }))
    }
}
