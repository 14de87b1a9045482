//! Refuses what a spec can say but no client should be made from. One rule per file, named like its id; this file knows
//! only their list. Everything is looked at, so that one run shows every finding.

use std::collections::BTreeSet;
use std::ops::Deref;

use crate::diagnostic::{Diagnostics, Rule};
use crate::model::Model;

mod bad_bounds;
mod bad_chars;
mod bad_default;
mod bad_layout;
mod bad_link;
mod bad_pattern;
mod bad_server_url;
mod bad_wire_name;
mod constraint_misfit;
mod differing_successes;
mod doubt_without_reason;
mod duplicate_route;
mod duplicate_wire_name;
mod enum_value_clash;
mod enum_without_values;
mod error_body_misfit;
mod error_status;
mod group_misfit;
mod idempotency_misfit;
mod misplaced_body;
mod missing_success;
mod needless_acknowledgement;
mod nested_form_field;
mod path_field_optional;
mod place_misfit;
mod plain_http_server;
mod recursive_type;
mod sample_breaks_rule;
mod secret_in_path;
mod secret_looks_real;
mod trigger_misfit;
mod unexplained;
mod unknown_conflict;
mod unknown_encoding;
mod unknown_source;
mod unplaced_conflict;
mod unreachable_error_body;
mod unreachable_type;
mod unreadable_code;
mod unused_credential;
pub(crate) mod walk;
mod wire_misfit;
mod xml_misuse;

/// A model that every check has passed. Only this module makes one, so whoever holds one may rely on the rules.
#[derive(Debug, Clone)]
pub struct Checked(Model);

/// Lists rules once, for those who explain them and for the run.
macro_rules! list_checks {
    ($($name:ident),* $(,)?) => {
        /// Every rule of this stage, sorted by id.
        pub(crate) static RULES: &[&Rule] = &[$(&$name::RULE),*];

        const CHECKS: &[fn(&Model, &mut Diagnostics)] = &[$($name::check),*];
    };
}

list_checks![
    bad_bounds,
    bad_chars,
    bad_default,
    bad_layout,
    bad_link,
    bad_pattern,
    bad_server_url,
    bad_wire_name,
    constraint_misfit,
    differing_successes,
    doubt_without_reason,
    duplicate_route,
    duplicate_wire_name,
    enum_value_clash,
    enum_without_values,
    error_body_misfit,
    error_status,
    group_misfit,
    idempotency_misfit,
    misplaced_body,
    missing_success,
    needless_acknowledgement,
    nested_form_field,
    path_field_optional,
    place_misfit,
    plain_http_server,
    recursive_type,
    sample_breaks_rule,
    secret_in_path,
    secret_looks_real,
    trigger_misfit,
    unexplained,
    unknown_conflict,
    unknown_encoding,
    unknown_source,
    unplaced_conflict,
    unreachable_error_body,
    unreachable_type,
    unreadable_code,
    unused_credential,
    wire_misfit,
    xml_misuse,
];

/// Runs every check. A model with errors is not given back; warnings do not stop it.
pub(crate) fn check_model(model: Model, diagnostics: &mut Diagnostics) -> Option<Checked> {
    let mut found = Diagnostics::default();
    for check in CHECKS {
        check(&model, &mut found);
    }
    let found = without_repeats(&found);
    let is_sound = !found.has_errors();
    diagnostics.extend(found);
    is_sound.then_some(Checked(model))
}

/// What an alias or a shared error says is part of every field and operation that uses it, each of which the headline
/// names; it is reported once.
fn without_repeats(found: &Diagnostics) -> Diagnostics {
    let mut kept = Diagnostics::default();
    let mut seen = BTreeSet::new();
    for diagnostic in found.iter() {
        let label = &diagnostic.primary.text;
        let said = if label.is_empty() { &diagnostic.headline } else { label };
        if seen.insert((diagnostic.rule.id, diagnostic.primary.span, said)) {
            kept.push(diagnostic.clone());
        }
    }
    kept.sort();
    kept
}

impl Deref for Checked {
    type Target = Model;

    fn deref(&self) -> &Model {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::RULES;

    /// Files of this folder that hold no rule.
    const NO_RULES: &[&str] = &["mod", "walk"];

    #[test]
    fn every_file_holds_the_rule_of_its_name() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/check");
        let files: BTreeSet<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
            .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
            .filter(|name| !NO_RULES.contains(&name.as_str()))
            .collect();
        let rules: BTreeSet<String> = RULES.iter().map(|rule| rule.id.replace('-', "_")).collect();
        assert_eq!(files, rules);
    }

    #[test]
    fn rules_are_sorted_and_explained() {
        assert!(RULES.is_sorted_by_key(|rule| rule.id));
        for rule in RULES {
            let sections: Vec<_> = rule.explanation.split("\n### ").collect();
            assert_eq!(sections.len(), 3, "{}", rule.id);
            assert!(sections[1].starts_with("Refused\n\n```yaml\n"), "{}", rule.id);
            assert!(sections[2].starts_with("Instead\n\n```yaml\n"), "{}", rule.id);
            assert!(!rule.summary.is_empty() && !rule.summary.contains('\n'), "{}", rule.id);
        }
    }
}
