//! Names are compared without the prefixes of their namespaces.

/// Whether a described name, with or without a prefix, has this local name.
pub(in crate::decode) fn has_local_name(described: &str, local: &str) -> bool {
    match described.len().checked_sub(local.len()) {
        None => false,
        Some(0) => described == local,
        Some(prefix) => described.as_bytes().get(prefix - 1) == Some(&b':') && described.ends_with(local),
    }
}

/// The same, where `*` is any name.
pub(in crate::decode) fn is_on_path(described: &str, local: &str) -> bool {
    described == "*" || has_local_name(described, local)
}
