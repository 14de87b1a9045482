//! A fingerprint of what a page says of an operation: the same as long as the page states the same rules.
//!
//! Left out are places, certainty and examples, and every wording: what a status, a code or a value means, the words of a
//! default or a condition that no field shows. A page that is only written anew keeps its fingerprint.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};

use crate::facts::text::{write_claim, write_subject};
use crate::facts::{Claim, Condition, Default, EnumText, Fact, Facts};

/// The fingerprint of what is said of an operation and of the whole page, and how many facts that are.
pub(super) fn of(facts: &Facts, request_line: &str) -> (String, usize) {
    let operations = facts
        .operations
        .iter()
        .filter(|operation| operation.request_line() == request_line);
    let said = operations.flat_map(|operation| &operation.facts).chain(&facts.shared);
    let lines: BTreeSet<String> = said.filter_map(line).collect();
    let mut hash = Sha256::new();
    hash.update(request_line.as_bytes());
    for line in &lines {
        hash.update(b"\n");
        hash.update(line.as_bytes());
    }
    let digest = hash.finalize();
    let digits = digest.iter().take(8).map(|byte| format!("{byte:02x}"));
    (digits.collect(), lines.len())
}

/// `request amount  type decimal`.
fn line(fact: &Fact) -> Option<String> {
    let claim = without_wording(&fact.claim)?;
    Some(format!("{}  {}", write_subject(&fact.subject), write_claim(&claim)))
}

fn without_wording(claim: &Claim) -> Option<Claim> {
    Some(match claim {
        Claim::Example(_) | Claim::Meaning(_) => return None,
        Claim::Default(Default::Prose(_)) => Claim::Default(Default::Prose(String::new())),
        Claim::Condition(Condition::When(_)) => Claim::Condition(Condition::When(String::new())),
        Claim::Enum { values, open } => Claim::Enum {
            values: values
                .iter()
                .map(|value| EnumText {
                    text: value.text.clone(),
                    meaning: None,
                })
                .collect(),
            open: *open,
        },
        other => other.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::super::{LockFile, Locked};
    use super::*;
    use crate::compare::Comparison;
    use crate::facts::text::{Section, parse};
    use crate::facts::{Certainty, PageOperation, Place};
    use crate::page::{Page, PageFormat};

    fn facts(text: &str) -> Facts {
        let mut facts = Facts::default();
        for Section {
            request_line,
            statements,
        } in parse(text).unwrap()
        {
            let said = statements.into_iter().enumerate().map(|(nth, (subject, claim))| Fact {
                subject,
                claim,
                certainty: Certainty::Parsed,
                place: Place {
                    line: nth as u32,
                    ..Place::default()
                },
            });
            let Some((method, path)) = request_line.as_deref().and_then(|line| line.split_once(' ')) else {
                facts.shared.extend(said);
                continue;
            };
            facts.operations.push(PageOperation {
                title: String::new(),
                method: Some(method.to_owned()),
                path: Some(path.to_owned()),
                certainty: Certainty::Read,
                place: Place::default(),
                facts: said.collect(),
                samples: Vec::new(),
            });
        }
        facts
    }

    const BEFORE: &str = "POST /a\n  request b  type int; enum 1 (one)|2; example 1\n  status 401  means wrong key\npage\n  status 429\n";

    #[test]
    fn order_wording_and_examples_change_nothing() {
        let after = "POST /a\n  status 401  means the key is wrong\n  request b  example 2; enum 1 (first)|2 (second); type int\npage\n  status 429\n";
        assert_eq!(of(&facts(BEFORE), "POST /a"), of(&facts(after), "POST /a"));
        let moved = BEFORE
            .replace("request b  type int; enum", "request b  enum")
            .replace("  status 401", "  request b  type int\n  status 401");
        assert_eq!(of(&facts(BEFORE), "POST /a"), of(&facts(&moved), "POST /a"));
    }

    #[test]
    fn what_is_stated_changes_it() {
        let changes = [
            ("type int", "type string"),
            ("|2", "|3"),
            ("status 401", "status 403"),
            ("429", "430"),
            ("b  type", "c  type"),
        ];
        for (from, to) in changes {
            let after = facts(&BEFORE.replace(from, to));
            assert_ne!(of(&facts(BEFORE), "POST /a").0, of(&after, "POST /a").0, "{from}");
        }
    }

    fn page(saved: Option<&str>) -> Page {
        Page {
            name: "a.html".to_owned(),
            title: None,
            address: None,
            saved: saved.map(str::to_owned),
            format: PageFormat::Html,
            sha256: String::new(),
            repairs: Vec::new(),
            blocks: Vec::new(),
        }
    }

    #[test]
    fn an_entry_stays_until_the_facts_change() {
        let compared = Comparison {
            operations: vec![("a.create".to_owned(), "POST /a".to_owned())],
            ..Comparison::default()
        };
        let mut lock = LockFile::default();
        lock.record(&page(Some("2026-01-01")), &facts(BEFORE), &compared, "2026-03-03");
        assert_eq!(lock.operations["a.create"].read, "2026-01-01");
        lock.record(&page(Some("2026-02-02")), &facts(BEFORE), &compared, "2026-03-03");
        assert_eq!(lock.operations["a.create"].read, "2026-01-01");
        lock.record(
            &page(None),
            &facts(&BEFORE.replace("int", "string")),
            &compared,
            "2026-03-03",
        );
        assert_eq!(lock.operations["a.create"].read, "2026-03-03");
        assert_eq!(LockFile::parse(&lock.write()).unwrap(), lock);
    }

    #[test]
    fn any_page_comes_back() {
        let mut lock = LockFile::default();
        for (nth, page) in ["https://a.example/b#c: d", "it's.html", "yes", "# x", "12"]
            .into_iter()
            .enumerate()
        {
            let locked = Locked {
                page: page.to_owned(),
                read: "2026-01-01".to_owned(),
                fingerprint: "0123456789012345".to_owned(),
                facts: nth,
            };
            lock.operations.insert(format!("orders.{nth}"), locked);
        }
        assert_eq!(LockFile::parse(&lock.write()).unwrap(), lock);
        assert_eq!(
            LockFile::parse(&LockFile::default().write()).unwrap(),
            LockFile::default()
        );
        assert_eq!(LockFile::parse("").unwrap(), LockFile::default());
    }

    #[test]
    fn what_is_no_lock_file_says_where() {
        let entry = |key: &str, value: &str| {
            let lines = [
                ("page", "a.html"),
                ("read", "2026-01-01"),
                ("fingerprint", "'0123456789abcdef'"),
                ("facts", "3"),
            ];
            let lines =
                lines.map(|(known, usual)| format!("    {known}: {}\n", if known == key { value } else { usual }));
            format!("operations:\n  a.b:\n{}", lines.concat())
        };
        let cases = [
            ("- a\n".to_owned(), "line 1: the file is a mapping"),
            (
                "operation: {}\n".to_owned(),
                "line 1: unknown key `operation`: operations",
            ),
            (
                "operations:\n  a.b: { page: a }\n".to_owned(),
                "line 2: `a.b` has no `fingerprint`",
            ),
            (entry("read", "today"), "line 4: `read: today` is no day: yyyy-mm-dd"),
            (
                entry("fingerprint", "abc"),
                "line 5: `fingerprint: abc` is no fingerprint: 16 hexadecimal digits",
            ),
            (entry("facts", "many"), "line 3: `facts: many` is no number"),
            (
                format!("{}    note: x\n", entry("", "")),
                "line 7: unknown key `note`: page, read, fingerprint, facts",
            ),
        ];
        for (text, message) in cases {
            assert_eq!(LockFile::parse(&text).unwrap_err().to_string(), message, "{text}");
        }
    }
}
