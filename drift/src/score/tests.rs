//! Scores of hand-made readings.

use super::*;
use crate::facts::text::parse;
use crate::facts::{Certainty, Fact, PageOperation, Place, Spot};

/// A reading that says what a list says.
fn reading(text: &str) -> Facts {
    let mut facts = Facts::default();
    for section in parse(text).unwrap() {
        let all = section.statements.into_iter().map(|(subject, claim)| Fact {
            subject,
            claim,
            certainty: Certainty::Read,
            place: Place::default(),
        });
        let Some(line) = section.request_line else {
            facts.shared.extend(all);
            continue;
        };
        let (method, path) = line.split_once(' ').unwrap();
        let known = |text: &str| (text != "?").then(|| text.to_owned());
        facts.operations.push(PageOperation {
            title: String::new(),
            method: known(method),
            path: known(path),
            certainty: Certainty::Read,
            place: Place::default(),
            facts: all.collect(),
            samples: Vec::new(),
        });
    }
    facts
}

fn of(read: &str, listed: &str) -> Score {
    score(&reading(read), &parse(listed).unwrap())
}

#[test]
fn what_says_the_same_counts_as_right() {
    let same = [
        (
            "POST /a\n  request b  enum x|y (yes)\n",
            "POST /a\n  request b  enum y|x\n",
        ),
        (
            "POST /a\n  request b  chars 0-3_\n",
            "POST /a\n  request b  chars _0123\n",
        ),
        (
            "POST /a\n  request b  range 0.50..\n",
            "POST /a\n  request b  range 0.5..\n",
        ),
        (
            "POST /a\n  operation  at most one of b|c\n",
            "POST /a\n  operation  at most one of c|b\n",
        ),
        (
            "POST /a\n  request b  required when account is new\n",
            "POST /a\n  request b  required when the account is new\n",
        ),
        ("POST /a\n  request b  example 5\n", "POST /a\n  request b\n"),
        ("POST /a\n  status 401  means no key\n", "POST /a\npage\n  status 401\n"),
        (
            "POST /a\n  request b\nPOST /a\n  request c\n",
            "POST /a\n  request c\n  request b\n",
        ),
    ];
    for (read, listed) in same {
        let score = of(read, listed);
        assert_eq!((score.invented, score.missed), (vec![], vec![]), "{read}{listed}");
    }
}

#[test]
fn what_differs_is_invented_and_missed() {
    let different = [
        (
            "POST /a\n  request b  enum x|y\n",
            "POST /a\n  request b  enum x|y|...\n",
        ),
        ("POST /a\n  request b  length ..5\n", "POST /a\n  request b  length 5\n"),
        (
            "POST /a\n  request b  default 5\n",
            "POST /a\n  request b  default (the account's)\n",
        ),
        ("POST /a\n  request b\n", "POST /a\n  response b\n"),
        ("POST /a\n  request b\n", "PUT /a\n  request b\n"),
        (
            "POST /a\n  request b  required when account is new\n",
            "POST /a\n  request b  required when amounts exceed the daily limit\n",
        ),
    ];
    for (read, listed) in different {
        let score = of(read, listed);
        assert_eq!(
            (score.invented.len(), score.missed.len()),
            (1, 1),
            "{read}{listed}{score:?}"
        );
    }
}

#[test]
fn a_place_is_counted_apart_from_the_name() {
    let score = of("POST /a\n  request b\n", "POST /a\n  request b  in query\n");
    assert_eq!(score.missed, ["POST /a: request b  in query"]);
    assert_eq!(score.sum(&[Kind::Name]).right, 1);
}

#[test]
fn a_field_that_was_not_read_costs_its_name_and_each_claim() {
    let score = of("POST /a\n", "POST /a\n  request b  type int; required\n");
    assert_eq!(score.missed.len(), 3);
}

#[test]
fn a_misread_request_line_costs_only_itself() {
    let score = of(
        "? ?\n  request b  required\n? ?\n  request z\n",
        "POST /a\n  request b  required\n",
    );
    assert_eq!(score.missed, ["POST /a: operation"]);
    assert_eq!(
        score.invented,
        ["POST /a: operation", "? ?: operation", "? ?: request z"]
    );
}

#[test]
fn what_only_a_sample_shows_is_counted_where_the_list_has_it() {
    let mut facts = reading("POST /a\n  response id\n  response at\n");
    for fact in &mut facts.operations[0].facts {
        fact.certainty = Certainty::Inferred;
        fact.place.spot = Spot::Code(1);
    }
    let score = score(&facts, &parse("POST /a\n  response id\n").unwrap());
    assert_eq!((score.invented, score.missed), (vec![], vec![]));
    assert_eq!(score.kinds[&Kind::Name].right, 1);
}

#[test]
fn what_a_list_leaves_open_is_not_counted() {
    let list = "POST /a\n  request b  required\n  # perhaps: request b  format uri\n";
    let score = score_with(
        &reading("POST /a\n  request b  required; format uri\n"),
        &parse(list).unwrap(),
        &parse(&perhaps(list)).unwrap(),
    );
    assert_eq!((score.invented, score.missed), (vec![], vec![]));
}

#[test]
fn scores_add_up_to_a_table() {
    let mut sum = of("POST /a\n  request b  required\n", "POST /a\n  request b  optional\n");
    sum += of("GET /a\n  status 200\n", "GET /a\n  status 200\n  status 404\n");
    let table = sum.table();
    assert!(table.contains("| name | 1 | 0 | 0 | 100.0 | 100.0 |  |\n"), "{table}");
    assert!(table.contains("| status | 1 | 0 | 1 | 100.0 | 50.0 |  |\n"), "{table}");
    assert!(
        table.contains("| **required** | 0 | 1 | 1 | 0.0 | 0.0 | 97 / 93 |\n"),
        "{table}"
    );
    assert!(table.contains("| **all** | 4 | 1 | 2 | 80.0 | 66.6 |  |\n"), "{table}");
}
