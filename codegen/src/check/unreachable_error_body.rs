//! An error body that is never found, because one before it finds something in every body that it would.

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::{ErrorBody, Model, Selector};
use crate::source::Spanned;

pub(crate) static RULE: Rule = Rule {
    id: "unreachable-error-body",
    summary: "An error body that another one always hides",
    explanation: "\
The entries of `error_bodies` are tried in their order, and the first that finds a code or a message in an answer is the one
that counts. An entry that looks in a place where one before it has looked already finds nothing more. `*` is any name, so an
entry with it stands behind those that name the same place. Entries that read the same and differ in `list` alone say what
the service writes, so they may stand side by side.

### Refused

```yaml
error_bodies:
  fields: { format: json, path: '*', field: key, message: text }
  plain: { format: json, path: error, message: text }
```

### Instead

```yaml
error_bodies:
  plain: { format: json, path: error, message: text }
  fields: { format: json, path: '*', field: key, message: text }
```
",
};

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    let bodies = &model.api.error_bodies;
    for (index, body) in bodies.iter().enumerate() {
        let earlier = bodies.iter().take(index);
        let Some(hiding) = earlier.clone().find(|earlier| hides(earlier, body)) else {
            continue;
        };
        let mut earlier = earlier;
        if earlier.any(|earlier| differs_as_list(earlier, body)) {
            continue;
        }
        let (name, by) = (&body.name.spec, &hiding.name.spec);
        let headline = format!("the error body `{name}` is never found");
        let diagnostic = Diagnostic::error(&RULE, body.name.span, headline).related(
            hiding.name.span,
            format!("`{by}` always finds a code or a message first"),
        );
        diagnostics.push(diagnostic.help(if hides(body, hiding) {
            "delete one of the two".to_owned()
        } else {
            format!("write `{name}` before `{by}`, or delete it")
        }));
    }
}

/// Whether the earlier one finds something in every body in which the later one does.
fn hides(earlier: &ErrorBody, later: &ErrorBody) -> bool {
    earlier.format == later.format
        && covers_path(&earlier.path, &later.path)
        && finding(later).all(|selector| covers(earlier, later, selector))
}

fn covers_path(earlier: &[String], later: &[String]) -> bool {
    let mut pairs = earlier.iter().zip(later);
    earlier.len() == later.len() && pairs.all(|(earlier, later)| earlier == "*" || earlier == later)
}

/// The places where a code or a message is: either makes an error.
fn finding(body: &ErrorBody) -> impl Iterator<Item = &Selector> {
    body.code.iter().chain(&body.message).map(|selector| &selector.value)
}

fn covers(earlier: &ErrorBody, later: &ErrorBody, selector: &Selector) -> bool {
    // What is cut out of a code may be nothing.
    let is_cut = earlier.code_after.is_some() || earlier.code_before.is_some();
    let has_same_cut = earlier.code_after == later.code_after && earlier.code_before == later.code_before;
    let is_only_code = |selector: &Selector| later.message.iter().all(|message| message.value != *selector);
    let codes = (!is_cut || has_same_cut && is_only_code(selector)).then_some(&earlier.code);
    let mut places = codes.into_iter().flatten().chain(&earlier.message).map(|it| &it.value);
    places.any(|place| match place == selector {
        true => *selector != Selector::Text || !has_positions(earlier) || has_positions(later),
        false => is_wider(earlier, place, selector),
    })
}

/// Whether there is something at the one place whenever there is at the other.
fn is_wider(earlier: &ErrorBody, place: &Selector, selector: &Selector) -> bool {
    match (place, selector) {
        // Any name has a text.
        (Selector::Key, Selector::Header(_)) => false,
        (Selector::Key, _) => true,
        (Selector::Text, Selector::Position(_)) => !has_positions(earlier),
        _ => false,
    }
}

/// An array of scalars is one error then; else each of its items is one, and is its text.
fn has_positions(body: &ErrorBody) -> bool {
    let mut selectors = body.selectors();
    selectors.any(|selector| matches!(selector.value, Selector::Position(_)))
}

/// Whether the two are read the same and written differently.
fn differs_as_list(earlier: &ErrorBody, later: &ErrorBody) -> bool {
    earlier.list != later.list && reads_alike(earlier, later)
}

fn reads_alike(one: &ErrorBody, other: &ErrorBody) -> bool {
    let same = |one: &[Spanned<Selector>], other: &[Spanned<Selector>]| {
        let values = |all: &[Spanned<Selector>]| all.iter().map(|it| it.value.clone()).collect::<Vec<_>>();
        values(one) == values(other)
    };
    one.format == other.format
        && one.path == other.path
        && same(&one.code, &other.code)
        && same(&one.message, &other.message)
        && same(&one.field, &other.field)
        && one.code_after == other.code_after
        && one.code_before == other.code_before
}
