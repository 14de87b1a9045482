//! Every fact that is known of the shipped APIs has its place in their specs, or a reason why not: the lists in
//! `tests/coverage`, as `specwright coverage` shows them.
#![allow(clippy::unwrap_used, reason = "a test ends so")]

use std::fs;
use std::path::Path;

use specwright_codegen::{compile, load_folder};
use specwright_drift::coverage::{FactList, Place, Table, cover};

fn table(api: &str, list: &FactList) -> Table {
    let outcome = compile(load_folder(&Path::new("../spec").join(api)).unwrap());
    let model = outcome.model.expect("the spec has no errors");
    cover(list, &model, &outcome.sources)
}

fn list(api: &str) -> FactList {
    FactList::parse(&fs::read_to_string(format!("coverage/{api}.yaml")).unwrap()).unwrap()
}

#[test]
fn no_fact_is_without_a_place() {
    for api in ["invoicexpress", "textmarketer"] {
        let missing: Vec<_> = table(api, &list(api))
            .missing()
            .map(|row| format!("{} {}: {}", row.fact, row.what, row.place))
            .collect();
        assert!(missing.is_empty(), "{api}:\n{}", missing.join("\n"));
    }
}

#[test]
fn every_operation_and_every_conflict_is_on_the_list() {
    for api in ["invoicexpress", "textmarketer"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec").join(api);
        let model = compile(load_folder(&folder).unwrap()).model.unwrap();
        let list = list(api);
        assert_eq!(model.operations().count(), list.operations.len(), "{api}: operations");
        let codes = |operation: &specwright_codegen::model::Operation| {
            operation
                .errors
                .iter()
                .filter(|error| error.code.is_some() && !error.shared)
                .count()
        };
        let listed: usize = list.codes.iter().map(|codes| codes.codes.len()).sum();
        assert_eq!(model.operations().map(codes).sum::<usize>(), listed, "{api}: codes");
    }
}

#[test]
fn what_a_spec_does_not_say_is_missing() {
    let list = FactList::parse(
        "
operations:
  - { fact: a, request: GET /nothing, answers: [200] }
  - { fact: b, request: GET /credits, answers: [200, 418] }
  - { fact: c, request: 'GET /{a|b}', answers: [200] }
codes:
  - { fact: d, operation: account.update, codes: { '2': 400, '3': 401, '99': 400 } }
  - { fact: e, operation: account.nothing, codes: { '2': 400 } }
shapes:
  - { fact: f, what: a shape, error_body: nothing }
  - { fact: g, what: a shape, reason: the status decides }
  - { fact: h, what: a shape }
conflicts:
  - { fact: i, conflict: nothing }
rules:
  - { fact: j, what: a rule, texts: ['no spec says this'] }
  - { fact: k, what: a rule, texts: [] }
left_out:
  - { fact: l, what: an operation, reason: withdrawn }
",
    )
    .unwrap();
    let table = table("textmarketer", &list);
    let missing: Vec<_> = table.missing().map(|row| row.fact.as_str()).collect();
    assert_eq!(missing, ["a", "b", "c", "d", "d", "e", "f", "h", "i", "j", "k"]);
    let left_out = table.rows.iter().filter(|row| matches!(row.place, Place::LeftOut(_)));
    assert_eq!(left_out.map(|row| row.fact.as_str()).collect::<Vec<_>>(), ["g", "l"]);
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots/coverage");
    settings.bind(|| insta::assert_snapshot!(without_lines(&table.to_string())));
}

/// Where in a file something stands changes with every edit of it.
fn without_lines(table: &str) -> String {
    let mut parts = table.split(".yaml:");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        let end = part.find(|character: char| !character.is_ascii_digit() && character != ':');
        text + ".yaml" + &part[end.unwrap_or(part.len())..]
    })
}

#[test]
fn a_list_that_cannot_be_read_says_where() {
    let error = FactList::parse("operations:\n  - { fact: a, request: GET / }\n").unwrap_err();
    assert!(error.to_string().contains("answers"), "{error}");
    let error = FactList::parse("operation: []").unwrap_err();
    assert!(error.to_string().contains("operation"), "{error}");
}
