//! Names are compared without the prefixes of their namespaces.

/// Whether a described name, with or without a prefix, has this local name.
#[inline]
pub(in crate::decode) fn has_local_name(described: &str, local: &str) -> bool {
    if described.len() == local.len() {
        return described == local;
    }
    match described.len().checked_sub(local.len()) {
        None | Some(0) => false,
        Some(prefix) => described.as_bytes().get(prefix - 1) == Some(&b':') && described.ends_with(local),
    }
}

/// The same, where `*` is any name.
pub(in crate::decode) fn is_on_path(described: &str, local: &str) -> bool {
    described == "*" || has_local_name(described, local)
}
