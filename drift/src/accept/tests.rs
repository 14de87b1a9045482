//! What is read, what is added, and what is said of a file that is wrong.

use super::AcceptFile;
use super::add::{HEAD, entry};
use crate::accept::Accepted;

fn accepted(why: &str, who: Option<&str>, until: Option<&str>) -> Accepted {
    Accepted {
        date: "2026-02-03".to_owned(),
        who: who.map(str::to_owned),
        why: why.to_owned(),
        until: until.map(str::to_owned),
    }
}

#[test]
fn entries_are_added_to_any_layout() {
    let new = "{ date: 2026-02-03, who: mo, why: It is known. }";
    let cases = [
        ("", format!("{HEAD}accepted:\n  d-41f0c2: {new}\n")),
        ("# mine\n", format!("# mine\naccepted:\n  d-41f0c2: {new}\n")),
        ("accepted:", format!("accepted:\n  d-41f0c2: {new}\n")),
        (
            "accepted:  # none yet\n",
            format!("accepted:  # none yet\n  d-41f0c2: {new}\n"),
        ),
        (
            "accepted: {}\n# end\n",
            format!("accepted:\n  d-41f0c2: {new}\n# end\n"),
        ),
        (
            "accepted: { d-0001: { date: 2026-01-01, why: a } }\n",
            format!("accepted: {{ d-0001: {{ date: 2026-01-01, why: a }}, d-41f0c2: {new} }}\n"),
        ),
        (
            "# top\naccepted:\n    # one\n    d-0001: { date: 2026-01-01, why: a }   # two\n# end",
            format!(
                "# top\naccepted:\n    # one\n    d-0001: {{ date: 2026-01-01, why: a }}   # two\n    d-41f0c2: {new}\n# end"
            ),
        ),
        (
            "accepted:\n  d-0001:\n    date: 2026-01-01\n    why: >-\n      of two\n      lines\n",
            format!(
                "accepted:\n  d-0001:\n    date: 2026-01-01\n    why: >-\n      of two\n      lines\n  d-41f0c2: {new}\n"
            ),
        ),
    ];
    for (before, after) in cases {
        let added = entry(before, "d-41f0c2", &accepted("It is known.", Some("mo"), None));
        assert_eq!(added.as_deref(), Ok(after.as_str()), "{before}");
    }
}

#[test]
fn any_reason_comes_back() {
    let reasons = [
        "a: b",
        "it's, {so}",
        "# no",
        "yes",
        "\"quoted\"",
        "two\nlines",
        "- dash",
        "é 日本",
        "12",
        "a \\ b",
    ];
    let mut text = String::new();
    for (nth, why) in reasons.iter().enumerate() {
        text = entry(
            &text,
            &format!("d-{nth:06x}"),
            &accepted(why, Some(why), Some("2026-06-01")),
        )
        .unwrap();
    }
    let file = AcceptFile::parse(&text).unwrap();
    assert_eq!(file.accepted.len(), reasons.len());
    for (nth, why) in reasons.iter().enumerate() {
        let found = &file.accepted[&format!("d-{nth:06x}")];
        assert_eq!(found.why, why.replace('\n', " "));
        assert_eq!(found.until.as_deref(), Some("2026-06-01"));
    }
}

#[test]
fn what_cannot_be_added_says_why() {
    let text = "accepted:\n  d-41f0c2: { date: 2026-01-01, why: a }\n";
    let cases = [
        ("d-41f0c2", accepted("b", None, None), "`d-41f0c2` is accepted already"),
        (
            "41f0c2",
            accepted("b", None, None),
            "`41f0c2` is no id: `d-` and hexadecimal digits",
        ),
        ("d-000001", accepted(" \n", None, None), "an acceptance needs a reason"),
        (
            "d-000001",
            accepted("\u{1b}[2J", None, None),
            "`\\u{1b}[2J` holds a character that cannot be seen",
        ),
        (
            "d-000001",
            accepted("b", None, Some("soon")),
            "`soon` is no day: yyyy-mm-dd",
        ),
        (
            "d-000001",
            accepted("b", None, Some("2025-01-01")),
            "`2025-01-01` is before `2026-02-03`",
        ),
    ];
    for (id, accepted, message) in cases {
        assert_eq!(entry(text, id, &accepted), Err(message.to_owned()));
    }
}

#[test]
fn what_is_no_file_of_acceptances_says_where() {
    let cases = [
        ("accepted: [", "line "),
        ("- a\n", "line 1: the file is a mapping"),
        ("accepted:\n  - a\n", "line 2: `accepted` is a mapping"),
        ("acepted: {}\n", "line 1: unknown key `acepted`: accepted"),
        (
            "accepted:\n  x: {}\n",
            "line 2: `x` is no id: `d-` and hexadecimal digits",
        ),
        ("accepted:\n  d-0001: yes\n", "line 2: `d-0001` is a mapping"),
        (
            "accepted:\n  d-0001: { date: 2026-01-01 }\n",
            "line 2: `d-0001` has no `why`",
        ),
        ("accepted:\n  d-0001: { why: a }\n", "line 2: `d-0001` has no `date`"),
        (
            "accepted:\n  d-0001: { date: 2026-01-01, why: }\n",
            "line 2: `why` is a text",
        ),
        (
            "accepted:\n  d-0001:\n    date: 2026-1-1\n    why: a\n",
            "line 3: `date: 2026-1-1` is no day: yyyy-mm-dd",
        ),
        (
            "accepted:\n  d-0001:\n    date: 2026-01-02\n    why: a\n    until: 2026-01-01\n",
            "line 5: `until: 2026-01-01` is before `date: 2026-01-02`",
        ),
        (
            "accepted:\n  d-0001: { date: 2026-01-01, why: a, by: b }\n",
            "line 2: unknown key `by`: date, who, why, until",
        ),
    ];
    for (text, message) in cases {
        let error = AcceptFile::parse(text).unwrap_err().to_string();
        assert!(error.starts_with(message), "{text}: {error}");
    }
    assert_eq!(AcceptFile::parse("").unwrap(), AcceptFile::default());
    assert_eq!(
        AcceptFile::parse("# nothing\naccepted:\n").unwrap(),
        AcceptFile::default()
    );
}

proptest::proptest! {
    #[test]
    fn any_text_is_kept_or_refused(text in "(accepted:|  d-0001: |\\{ ?|\\} ?|date: 2026-01-01|, |why: a|\n|  |# x|[a-z\\-'\"]){0,20}") {
        if let Ok(added) = entry(&text, "d-41f0c2", &accepted("It is known.", None, None)) {
            let before = AcceptFile::parse(&text).unwrap();
            let after = AcceptFile::parse(&added).unwrap();
            assert_eq!(after.accepted.len(), before.accepted.len() + 1);
            assert!(text.lines().filter(|line| line.starts_with('#')).all(|line| added.contains(line)));
        }
    }
}
