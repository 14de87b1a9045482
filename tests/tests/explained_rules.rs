//! What `specwright explain` prints: the cure that it shows has to be YAML, and has to differ from what is refused.

use specwright_codegen::diagnostic::Rule;
use specwright_codegen::rules;

#[test]
fn cures_are_yaml_and_differ_from_what_is_refused() {
    for rule in rules::all() {
        let (refused, instead) = examples(rule);
        let Some(instead) = instead else { continue };
        assert_ne!(refused, Some(instead), "{}", rule.id);
        let read = serde_yaml::from_str::<serde_yaml::Value>(instead);
        assert!(
            read.is_ok_and(|value| !value.is_null()),
            "{}: not YAML:\n{instead}",
            rule.id
        );
    }
}

/// The two YAML blocks of an explanation. Rules about whole folders have blocks of another kind.
fn examples(rule: &Rule) -> (Option<&str>, Option<&str>) {
    let (refused, instead) = rule
        .explanation
        .split_once("\n### Instead\n")
        .expect("every rule names the cure");
    let refused = refused.split_once("\n### Refused\n").map(|(_, refused)| refused);
    (refused.and_then(block), block(instead))
}

fn block(text: &str) -> Option<&str> {
    let (_, after) = text.split_once("```yaml\n")?;
    after.split_once("```").map(|(yaml, _)| yaml)
}
