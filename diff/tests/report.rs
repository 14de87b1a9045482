//! How changes are shown: JSON keeps its schema, hostile words stay words, and the page lists every rule.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a file that cannot be read fails the test"
)]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use specwright_codegen::{Outcome, compile};
use specwright_diff::report::{ApiChange, Run, changelog, json, markdown, schema, text};
use specwright_diff::rules::RULES;
use specwright_diff::{Side, Verdict, diff};
use support::{Spec, cases};

const TABLE: [&str; 2] = ["<!-- rules -->\n", "<!-- end of rules -->\n"];

fn run(apis: Vec<ApiChange>) -> Run {
    Run {
        old: "main".to_owned(),
        new: "spec".to_owned(),
        allowed: Verdict::Minor,
        apis,
    }
}

#[test]
fn the_json_of_every_case_keeps_its_schema() {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    let whole = |api: &str| api.to_owned();
    for case in cases() {
        let [old, new] = ["before.yaml", "after.yaml"].map(|file| Spec::read(&case.join(file)).unwrap());
        let apis = vec![
            ApiChange::Compared(diff(old.side(), new.side())),
            ApiChange::Added {
                api: whole("new"),
                operations: 2,
            },
            ApiChange::Removed {
                api: whole("old"),
                operations: 1,
            },
        ];
        let output = json(&run(apis));
        let errors: Vec<_> = validator.iter_errors(&output).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{}: {errors:?}\n{output:#}", case.display());
    }
}

#[test]
fn whatever_is_shown_says_every_change() {
    for case in cases() {
        let [old, new] = ["before.yaml", "after.yaml"].map(|file| Spec::read(&case.join(file)).unwrap());
        let changes = diff(old.side(), new.side());
        let findings = changes.findings.clone();
        let run = run(vec![ApiChange::Compared(changes)]);
        let [text, markdown, changelog] = [text(&run), markdown(&run), changelog(&run)];
        for finding in findings {
            let id = format!("[{}]", finding.rule.id);
            assert!(text.contains(&id), "{}: {id}\n{text}", case.display());
            assert!(markdown.contains(finding.rule.id), "{}\n{markdown}", case.display());
            let told = finding.verdict() == Verdict::None || changelog.contains(&finding.entry);
            assert!(told, "{}: {}\n{changelog}", case.display(), finding.entry);
        }
    }
}

#[test]
fn hostile_words_stay_words() {
    let api = "specwright: 1\napi: shop\nabout: Sells.\ndocs: https://shop.example/\nservers:\n  live: { about: It., url: 'https://shop.example' }\n";
    let things = |values: &str| {
        format!(
            "resource: things\nabout: Things.\noperations:\n  add:\n    about: Adds.\n    docs: https://shop.example/\n    request: POST /things\n    \
             json: {{ fields: {{ kind: {{ about: Which., enum: [{values}] }} }} }}\n    responds: {{ 204: {{ body: empty }} }}\n"
        )
    };
    let outcome = |values: &str| {
        let files = [("api.yaml", api.to_owned()), ("things.yaml", things(values))];
        compile(files.map(|(name, text)| (name.to_owned(), text.into_bytes())))
    };
    let old = outcome("plain");
    let new = outcome("plain, '<img src=x> | @all #1 `x` **b**\nnext'");
    let changes = diff(side(&old), side(&new));
    let run = run(vec![ApiChange::Compared(changes)]);
    let rows = markdown(&run);
    let row = rows.lines().find(|line| line.contains("enum-value-added")).unwrap();
    // Four bars make three cells; one inside would make a fourth.
    let bars = row.replace("\\|", "").matches('|').count();
    assert_eq!(bars, 4, "{row}");
    let outside: String = row.split('`').step_by(2).collect();
    for word in ["<img", "@all", "#1", "**b**"] {
        assert!(!outside.contains(word), "{word}: {row}");
    }
    assert!(text(&run).lines().all(|line| line != "next"), "{}", text(&run));
    assert!(
        changelog(&run)
            .lines()
            .all(|line| line.is_empty() || line.starts_with(['#', '-']))
    );
}

fn side(outcome: &Outcome) -> Side<'_> {
    let model = outcome.model.as_ref();
    Side {
        model: model.unwrap_or_else(|| panic!("{:?}", outcome.diagnostics)),
        sources: &outcome.sources,
    }
}

#[test]
fn the_page_lists_every_rule() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/diff.md");
    let before = fs::read_to_string(&page).unwrap();
    let (head, rest) = before.split_once(TABLE[0]).unwrap();
    let (_, tail) = rest.split_once(TABLE[1]).unwrap();
    let after = format!("{head}{}{}{}{tail}", TABLE[0], table(), TABLE[1]);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&page, after).unwrap();
    } else {
        assert!(
            before == after,
            "docs/diff.md: UPDATE=1 cargo test -p specwright-diff --test report writes the rules"
        );
    }
}

/// Every rule with the verdicts that its cases have.
fn table() -> String {
    let mut verdicts: BTreeMap<String, [BTreeSet<String>; 2]> = BTreeMap::new();
    for case in cases() {
        for line in changes(&case).lines() {
            let parts: Vec<_> = line.split(" | ").collect();
            let [rule, _, _, wire, rust] = parts[..] else {
                panic!("{}: {line}", case.display())
            };
            let of = verdicts.entry(rule.to_owned()).or_default();
            of[0].insert(wire.to_owned());
            of[1].insert(rust.to_owned());
        }
    }
    let mut table = "| rule | what changed | calls | programs |\n|---|---|---|---|\n".to_owned();
    for rule in RULES {
        let [wire, rust] = verdicts.remove(rule.id).unwrap_or_default().map(|verdicts| {
            let mut verdicts: Vec<_> = verdicts.into_iter().collect();
            verdicts.sort_by_key(|verdict| Verdict::ALL.iter().position(|known| known.as_str() == verdict));
            verdicts.join(", ")
        });
        table += &format!(
            "| `{}` | {} | {wire} | {rust} |\n",
            rule.id,
            rule.summary.replace('|', "\\|")
        );
    }
    table
}

fn changes(case: &Path) -> String {
    fs::read_to_string(case.join("changes.txt")).unwrap()
}
