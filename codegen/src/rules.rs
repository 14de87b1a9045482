//! Every rule of every stage, for those who explain them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::diagnostic::Rule;

static ALL: LazyLock<Vec<&'static Rule>> = LazyLock::new(|| {
    let stages = [
        crate::load::RULES,
        crate::yaml::RULES,
        crate::parse::rules::RULES,
        crate::resolve::rules::RULES,
        crate::check::RULES,
    ];
    let by_id: BTreeMap<_, _> = stages.into_iter().flatten().map(|rule| (rule.id, *rule)).collect();
    by_id.into_values().collect()
});

/// Every rule, sorted by id.
pub fn all() -> &'static [&'static Rule] {
    &ALL
}

/// The rule of that id.
pub fn find(id: &str) -> Option<&'static Rule> {
    all().iter().find(|rule| rule.id == id).copied()
}

/// The id that comes closest to a mistyped one. There are more rules than those of this crate, so the ids are given.
pub fn nearest<'a>(id: &str, ids: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    crate::wording::nearest(id, ids)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_explained() {
        for rule in all() {
            let id = rule.id;
            assert!(
                id.bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'),
                "{id}"
            );
            assert!(!rule.summary.is_empty() && !rule.summary.contains('\n'), "{id}");
            let sections: Vec<_> = rule.explanation.split("\n### ").collect();
            assert_eq!(sections.len(), 3, "{id}");
            assert!(sections[1].starts_with("Refused\n\n```"), "{id}");
            assert!(sections[2].starts_with("Instead\n\n```"), "{id}");
            assert!(rule.explanation.ends_with('\n'), "{id}");
        }
    }

    #[test]
    fn rules_are_found_by_id() {
        assert_eq!(find("unknown-key").map(|rule| rule.id), Some("unknown-key"));
        assert!(find("no-such-rule").is_none());
        let ids = || all().iter().map(|rule| rule.id);
        assert_eq!(nearest("unknwon-key", ids()), Some("unknown-key"));
        assert_eq!(nearest("x", ids()), None);
        assert!(all().is_sorted_by_key(|rule| rule.id));
    }
}
