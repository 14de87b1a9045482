//! A constraint, or a way to travel, on a type that it says nothing about.

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::{Constraints, Encoding, Field, Model, TypeKind, TypeRef};
use crate::source::Span;

use super::walk;

pub(crate) static RULE: Rule = Rule {
    id: "constraint-misfit",
    summary: "A constraint on a type that it says nothing about",
    explanation: "\
`length`, `chars`, `pattern` and `format` are about text, `range` and `multiple_of` about numbers, `items` and `unique` about
lists. On a list, the first six are about each item. `wire: text` sends a number or a boolean as text, `wire: base64` sends
text as Base64. Anywhere else such a key would be kept by nothing.

### Refused

```yaml
quantity: { type: int, length: 1..3 }
```

### Instead

```yaml
quantity: { type: int, range: 1..999 }
```
",
};

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for place in walk::constrained(model) {
        let ty = place.field.map_or(&TypeRef::String, |field| &field.ty);
        let name = &place.name.spec;
        if let Some(field) = place.field.filter(|field| field.secret && field.constraints.unique) {
            let headline = format!("`unique` does not fit `{}`, which is secret", field.name.spec);
            let problem = Diagnostic::error(&RULE, field.name.span, headline);
            diagnostics.push(problem.help("leave `unique` out: secrets are not compared with each other"));
        }
        for (key, span) in misfits(model, ty, place.constraints) {
            let headline = format!("`{key}` does not fit `{name}`, which is {}", kind_of(model, ty));
            let span = span.unwrap_or(place.name.span);
            diagnostics.push(
                Diagnostic::error(&RULE, span, headline)
                    .label(subject(key))
                    .help(help(key)),
            );
        }
        if let Some(field) = place.field {
            check_encoding(model, field, diagnostics);
        }
    }
}

fn misfits(model: &Model, ty: &TypeRef, constraints: &Constraints) -> Vec<(&'static str, Option<Span>)> {
    // Every field is named, so that a new constraint cannot be forgotten here.
    let Constraints {
        length,
        chars,
        pattern,
        range,
        multiple_of,
        items,
        unique,
        format,
    } = constraints;
    let item = ty.innermost();
    let (is_text, is_number) = (*item == TypeRef::String, *item == TypeRef::Int);
    let is_list = matches!(ty, TypeRef::List(_));
    let can_repeat = is_list && !walk::is_object(model, ty);
    let written = [
        ("length", length.as_ref().map(|length| length.span), is_text),
        ("chars", chars.as_ref().map(|chars| chars.span), is_text),
        ("pattern", pattern.as_ref().map(|pattern| pattern.span), is_text),
        ("format", format.as_ref().map(|format| format.span), is_text),
        ("range", range.as_ref().map(|range| range.span), is_number),
        (
            "multiple_of",
            multiple_of.as_ref().map(|divisor| divisor.span),
            is_number,
        ),
        ("items", items.as_ref().map(|items| items.span), is_list),
    ];
    let mut found: Vec<_> = written
        .into_iter()
        .filter(|(_, span, fits)| span.is_some() && !fits)
        .map(|(key, span, _)| (key, span))
        .collect();
    if *unique && !can_repeat {
        found.push(("unique", None));
    }
    found
}

fn check_encoding(model: &Model, field: &Field, diagnostics: &mut Diagnostics) {
    let (key, fits, help) = match field.encoding {
        Encoding::Plain => return,
        Encoding::Text => (
            "wire: text",
            matches!(field.ty.innermost(), TypeRef::Int | TypeRef::Bool),
            "`wire: text` is for numbers and booleans; the others travel as text anyway",
        ),
        Encoding::Base64 => (
            "wire: base64",
            field.ty == TypeRef::String,
            "`wire: base64` is for `type: string`; the user gives the text before it is encoded",
        ),
    };
    if fits {
        return;
    }
    let kind = kind_of(model, &field.ty);
    let headline = format!("`{key}` does not fit `{}`, which is {kind}", field.name.spec);
    diagnostics.push(Diagnostic::error(&RULE, field.name.span, headline).help(help));
}

fn kind_of(model: &Model, ty: &TypeRef) -> &'static str {
    match ty {
        TypeRef::String => "text",
        TypeRef::Bool => "a boolean",
        TypeRef::Int => "a number",
        TypeRef::Date => "a date",
        TypeRef::DateTime => "a date with time",
        TypeRef::List(_) => "a list",
        TypeRef::Named(id) => match model.ty(*id).kind {
            TypeKind::Object { .. } => "an object",
            TypeKind::Enum { .. } => "an enum",
        },
    }
}

/// What a constraint is about.
fn subject(key: &str) -> &'static str {
    match key {
        "range" | "multiple_of" => "about numbers",
        "items" | "unique" => "about lists",
        _ => "about text",
    }
}

fn help(key: &str) -> &'static str {
    match key {
        "range" | "multiple_of" => "it is for `type: int` and lists of it; the length of a text is `length`",
        "items" => "it is for `type: list`; the length of a text is `length`",
        "unique" => "it is for lists of scalars and enums",
        _ => "it is for `type: string` and lists of it; the bounds of a number are `range`",
    }
}
