//! The ids of findings: made of what they say, never of where it stands, so that a page saved again keeps them.

use sha2::{Digest, Sha256};

/// `d-41f0c2`. Each part counts with its length, so that `ab`, `c` and `a`, `bc` differ.
pub(crate) fn id(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    }
    let digits = hash
        .finalize()
        .iter()
        .take(3)
        .map(|byte| format!("{byte:02x}"))
        .collect::<String>();
    format!("d-{digits}")
}

#[cfg(test)]
mod tests {
    use super::id;

    #[test]
    fn where_a_part_ends_counts() {
        assert_eq!(id(&["ab", "c"]).len(), "d-41f0c2".len());
        assert_eq!(id(&["ab", "c"]), id(&["ab", "c"]));
        assert_ne!(id(&["ab", "c"]), id(&["a", "bc"]));
        assert_ne!(id(&["ab"]), id(&["ab", ""]));
    }
}
