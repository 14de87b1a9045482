//! A layout that dates cannot be written in and read from.

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::{Encoding, Field, Model, TypeRef};
use crate::wording::shown;

use super::walk;

pub(crate) static RULE: Rule = Rule {
    id: "bad-layout",
    summary: "A layout that dates cannot be written in",
    explanation: "\
A `layout` has a year (`yyyy` or `yy`), a month (`mm`) and a day (`dd`), each once; that of a `datetime` also hours (`HH`) and
may have minutes (`MM`) and seconds (`SS`). Everything else stands as it is written. Months are small letters and minutes
capital ones; names of months and time zones are not supported.

### Refused

```yaml
day: { type: date, layout: DD/MM/YYYY }
```

### Instead

```yaml
day: { type: date, layout: dd/mm/yyyy }
```
",
};

/// The parts that a layout can have, longer ones first.
const TOKENS: [&str; 7] = ["yyyy", "yy", "mm", "dd", "HH", "MM", "SS"];

/// Letters that look like a part and are none.
const MISTAKABLE: &str = "yYmMdDhHsS";

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for field in walk::fields(model) {
        for (ty, form) in walk::levels(field) {
            if let Encoding::Layout(layout) = &form.encoding {
                check_layout(field, ty.innermost(), layout, diagnostics);
            }
        }
    }
}

fn check_layout(field: &Field, ty: &TypeRef, layout: &str, diagnostics: &mut Diagnostics) {
    let Some((reason, help)) = problem(ty, layout) else {
        return;
    };
    let headline = format!("the layout {} of `{}` {reason}", shown(layout), field.name.spec);
    diagnostics.push(Diagnostic::error(&RULE, field.name.span, headline).help(help));
}

fn problem(ty: &TypeRef, layout: &str) -> Option<(String, &'static str)> {
    const PARTS: &str = "the parts are `yyyy`, `yy`, `mm` (month), `dd`, `HH`, `MM` (minute) and `SS`";
    let (tokens, literal) = split(layout);
    let count = |token: &str| tokens.iter().filter(|found| **found == token).count();
    if let Some(odd) = literal.chars().find(|&letter| MISTAKABLE.contains(letter)) {
        return Some((format!("has a `{odd}` that is no part of a date"), PARTS));
    }
    if literal.chars().any(char::is_control) {
        return Some(("holds a control character".to_owned(), PARTS));
    }
    if let Some(twice) = TOKENS.iter().find(|token| count(token) > 1) {
        return Some((format!("has `{twice}` twice"), "write each part once"));
    }
    let missing = match (count("yyyy") + count("yy"), count("mm"), count("dd")) {
        (1, 1, 1) => None,
        (0, _, _) => Some("has no year"),
        (2.., _, _) => Some("has two years"),
        (_, 0, _) => Some("has no month"),
        _ => Some("has no day"),
    };
    if let Some(missing) = missing {
        return Some((missing.to_owned(), PARTS));
    }
    match (ty, count("HH"), count("MM"), count("SS")) {
        (TypeRef::Date, 0, 0, 0) => None,
        (TypeRef::Date, ..) => Some((
            "has a time, and the field is a date".to_owned(),
            "write `type: datetime`, or leave the time out",
        )),
        (TypeRef::DateTime, 0, ..) => Some((
            "has no hours, and the field has a time".to_owned(),
            "add `HH`, or write `type: date`",
        )),
        (TypeRef::DateTime, _, 0, 1) => Some(("has seconds without minutes".to_owned(), PARTS)),
        // What it says of another type is another rule's finding.
        _ => None,
    }
}

/// The parts of a date, and everything between them.
fn split(layout: &str) -> (Vec<&'static str>, String) {
    let (mut tokens, mut literal) = (Vec::new(), String::new());
    let mut rest = layout;
    while let Some(first) = rest.chars().next() {
        match TOKENS.iter().find(|token| rest.starts_with(**token)) {
            Some(token) => {
                tokens.push(*token);
                rest = rest.get(token.len()..).unwrap_or_default();
            }
            None => {
                literal.push(first);
                rest = rest.get(first.len_utf8()..).unwrap_or_default();
            }
        }
    }
    (tokens, literal)
}
