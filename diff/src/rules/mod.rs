//! Every kind of change, one file each, named like its id; this file knows only their list.

mod answer_body_changed;
mod answer_field_added;
mod answer_field_added_required;
mod answer_field_optional;
mod answer_field_removed;
mod answer_field_renamed;
mod answer_field_required;
mod answer_form_changed;
mod answer_form_narrowed;
mod answer_form_widened;
mod answer_wire_name_added;
mod answer_wire_name_removed;
mod api;
mod api_renamed;
mod auth_added;
mod auth_changed;
mod auth_removed;
mod auth_renamed;
mod body_format_changed;
mod chars_loosened;
mod chars_tightened;
mod credential_added;
mod credential_removed;
mod credential_renamed;
mod default_added;
mod default_auth_changed;
mod default_changed;
mod default_removed;
mod default_server_changed;
mod documentation_changed;
mod enum_value_added;
mod enum_value_removed;
mod enum_value_text_changed;
mod enums;
mod error_added;
mod error_body_added;
mod error_body_changed;
mod error_body_removed;
mod error_deprecated;
mod error_details_added;
mod error_details_changed;
mod error_details_removed;
mod error_removed;
mod error_renamed;
mod error_retryable_changed;
mod error_sign_changed;
mod error_undeprecated;
mod errors;
mod field_deprecated;
mod field_place_changed;
mod field_secrecy_changed;
mod field_type_changed;
mod field_undeprecated;
mod format_changed;
mod forms;
mod group_added;
mod group_removed;
mod groups;
mod idempotency_changed;
mod items_loosened;
mod items_tightened;
mod length_loosened;
mod length_tightened;
mod limits;
mod list_absence_changed;
mod may_fail_changed;
mod multiple_of_changed;
mod operation_added;
mod operation_address_changed;
mod operation_deprecated;
mod operation_removed;
mod operation_renamed;
mod operation_undeprecated;
mod order_changed;
mod orders;
mod other_root_added;
mod other_root_removed;
mod pages_added;
mod pages_changed;
mod pages_removed;
mod pattern_changed;
mod pending_added;
mod pending_changed;
mod pending_removed;
mod polling_changed;
mod range_loosened;
mod range_tightened;
mod rate_limit_changed;
mod rate_limited_changed;
mod request_field_added;
mod request_field_added_required;
mod request_field_optional;
mod request_field_removed;
mod request_field_renamed;
mod request_field_required;
mod request_form_changed;
mod request_wire_name_changed;
mod required_when_changed;
mod resource_added;
mod resource_removed;
mod resource_renamed;
mod server_added;
mod server_removed;
mod server_renamed;
mod server_url_changed;
mod server_variable_added;
mod server_variable_removed;
mod success_status_added;
mod success_status_removed;
mod texts;
mod type_added;
mod type_builder_added;
mod type_builder_removed;
mod type_features_changed;
mod type_kind_changed;
mod type_moved;
mod type_namespace_changed;
mod type_removed;
mod type_renamed;
mod union_member_added;
mod union_member_removed;
mod union_member_renamed;
mod unique_changed;
mod walks;
mod words;

use std::collections::BTreeMap;

use crate::Finding;
use crate::pair::{Pair, calls};

/// A kind of change.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// `request-field-required`; the file is named so, with `_`.
    pub id: &'static str,
    /// One line: what changed.
    pub summary: &'static str,
    /// What it means for the wire and for programs, and what a maintainer can do.
    pub explanation: &'static str,
}

/// Lists rules once, for those who explain them and for the run.
macro_rules! list_rules {
    ($($name:ident),* $(,)?) => {
        /// Every rule, sorted by id.
        pub static RULES: &[&Rule] = &[$(&$name::RULE),*];

        const FINDERS: &[fn(&Pair<'_>, &mut Vec<Finding>)] = &[$($name::find),*];
    };
}

list_rules![
    answer_body_changed,
    answer_field_added,
    answer_field_added_required,
    answer_field_optional,
    answer_field_removed,
    answer_field_renamed,
    answer_field_required,
    answer_form_changed,
    answer_form_narrowed,
    answer_form_widened,
    answer_wire_name_added,
    answer_wire_name_removed,
    api_renamed,
    auth_added,
    auth_changed,
    auth_removed,
    auth_renamed,
    body_format_changed,
    chars_loosened,
    chars_tightened,
    credential_added,
    credential_removed,
    credential_renamed,
    default_added,
    default_auth_changed,
    default_changed,
    default_removed,
    default_server_changed,
    documentation_changed,
    enum_value_added,
    enum_value_removed,
    enum_value_text_changed,
    error_added,
    error_body_added,
    error_body_changed,
    error_body_removed,
    error_deprecated,
    error_details_added,
    error_details_changed,
    error_details_removed,
    error_removed,
    error_renamed,
    error_retryable_changed,
    error_sign_changed,
    error_undeprecated,
    field_deprecated,
    field_place_changed,
    field_secrecy_changed,
    field_type_changed,
    field_undeprecated,
    format_changed,
    group_added,
    group_removed,
    idempotency_changed,
    items_loosened,
    items_tightened,
    length_loosened,
    length_tightened,
    list_absence_changed,
    may_fail_changed,
    multiple_of_changed,
    operation_added,
    operation_address_changed,
    operation_deprecated,
    operation_removed,
    operation_renamed,
    operation_undeprecated,
    order_changed,
    other_root_added,
    other_root_removed,
    pages_added,
    pages_changed,
    pages_removed,
    pattern_changed,
    pending_added,
    pending_changed,
    pending_removed,
    polling_changed,
    range_loosened,
    range_tightened,
    rate_limit_changed,
    rate_limited_changed,
    request_field_added,
    request_field_added_required,
    request_field_optional,
    request_field_removed,
    request_field_renamed,
    request_field_required,
    request_form_changed,
    request_wire_name_changed,
    required_when_changed,
    resource_added,
    resource_removed,
    resource_renamed,
    server_added,
    server_removed,
    server_renamed,
    server_url_changed,
    server_variable_added,
    server_variable_removed,
    success_status_added,
    success_status_removed,
    type_added,
    type_builder_added,
    type_builder_removed,
    type_features_changed,
    type_kind_changed,
    type_moved,
    type_namespace_changed,
    type_removed,
    type_renamed,
    union_member_added,
    union_member_removed,
    union_member_renamed,
    unique_changed,
];

/// Every change, in the order of owners and subjects: the API as a whole, then the operations as the new files have them,
/// those that are gone, and the types. What several operations share is found once.
pub(crate) fn find(pair: &Pair<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for find in FINDERS {
        find(pair, &mut found);
    }
    let new = calls(pair.new.model).map(|call| call.name());
    let gone = pair.calls.removed.iter().map(|call| call.name());
    let order: BTreeMap<String, usize> = new.chain(gone).zip(1..).collect();
    let rank = |finding: &Finding| match &finding.owner {
        None => 0,
        Some(owner) => order.get(owner).copied().unwrap_or(usize::MAX),
    };
    found.sort_by(|a, b| {
        let key = |finding: &Finding| {
            (
                rank(finding),
                finding.owner.clone(),
                finding.subject.clone(),
                finding.rule.id,
            )
        };
        key(a).cmp(&key(b))
    });
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::RULES;

    #[test]
    fn every_rule_stands_in_the_file_of_its_name() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules");
        let mut files = BTreeSet::new();
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if std::fs::read_to_string(&path)
                .unwrap()
                .contains("\npub(super) static RULE: Rule")
            {
                files.insert(path.file_stem().unwrap().to_str().unwrap().replace('_', "-"));
            }
        }
        let rules: BTreeSet<String> = RULES.iter().map(|rule| rule.id.to_owned()).collect();
        assert_eq!(files, rules);
    }

    #[test]
    fn rules_are_sorted_and_explained() {
        assert!(RULES.is_sorted_by_key(|rule| rule.id));
        for rule in RULES {
            assert!(
                !rule.summary.is_empty() && !rule.summary.contains('\n') && !rule.summary.ends_with('.'),
                "{}",
                rule.id
            );
            assert!(
                rule.explanation.len() > rule.summary.len() && rule.explanation.ends_with(".\n"),
                "{}",
                rule.id
            );
        }
    }
}
