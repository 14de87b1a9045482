//! Numbers that nobody can foretell, where they need not be unique for ever: unlike UUIDs, they cost no crate.

use std::hash::{BuildHasher, RandomState};

/// The standard library keys its maps with what the system gives, each in another way.
pub(crate) fn random() -> u64 {
    RandomState::new().hash_one(())
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::random;

    #[test]
    fn each_is_another_one() {
        let numbers: HashSet<u64> = (0..2_000).map(|_| random()).collect();
        assert_eq!(numbers.len(), 2_000);
    }
}
