//! Secrets are checked like any text; messages never show a value anyway.

use super::text::Text;
use crate::Secret;

impl Text for Secret {
    #[inline]
    fn text(&self) -> Option<&str> {
        Some(self.expose())
    }
}
