//! A constraint on a type that it says nothing about.

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::{Constraints, Model, TypeKind, TypeRef};
use crate::source::Span;
use crate::wording::shown;

use super::walk;

pub(crate) static RULE: Rule = Rule {
    id: "constraint-misfit",
    summary: "A constraint on a type that it says nothing about",
    explanation: "\
`length`, `chars`, `pattern` and `format` are about text, `range` about numbers, `multiple_of` about whole ones, `items` about
lists and maps, `unique` about lists of enums and of scalars other than `float`. On a list or a map, the first six are about
each item. Anywhere else such a key would be kept by nothing. The ends of a `range` of whole numbers are whole numbers too,
and of no more than 64 bits.

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
        check_ends(name, ty, place.constraints, diagnostics);
        for (key, span) in misfits(model, ty, place.constraints) {
            let headline = format!("`{key}` does not fit `{name}`, which is {}", kind_of(model, ty));
            let span = span.unwrap_or(place.name.span);
            diagnostics.push(
                Diagnostic::error(&RULE, span, headline)
                    .label(subject(key, ty))
                    .help(help(key)),
            );
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
    let is_text = *item == TypeRef::String;
    let is_number = matches!(item, TypeRef::Int | TypeRef::Float | TypeRef::Decimal);
    let is_list = ty.element().is_some();
    // Floats have no equality that a set could rely on.
    let can_repeat = matches!(ty, TypeRef::List(_))
        && ty
            .element()
            .is_some_and(|item| walk::is_scalar(model, item) && *item != TypeRef::Float);
    let written = [
        ("length", length.as_ref().map(|length| length.span), is_text),
        ("chars", chars.as_ref().map(|chars| chars.span), is_text),
        ("pattern", pattern.as_ref().map(|pattern| pattern.span), is_text),
        ("format", format.as_ref().map(|format| format.span), is_text),
        ("range", range.as_ref().map(|range| range.span), is_number),
        (
            "multiple_of",
            multiple_of.as_ref().map(|divisor| divisor.span),
            *item == TypeRef::Int,
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

/// An `int` has 64 bits and no fractions.
fn check_ends(name: &str, ty: &TypeRef, constraints: &Constraints, diagnostics: &mut Diagnostics) {
    let Some(range) = constraints.range.as_ref().filter(|_| *ty.innermost() == TypeRef::Int) else {
        return;
    };
    let ends = [&range.value.min, &range.value.max].into_iter().flatten();
    if let Some(end) = ends.into_iter().find(|end| end.number.parse::<i64>().is_err()) {
        let headline = format!("`range` does not fit `{name}`, which is a whole number");
        diagnostics.push(
            Diagnostic::error(&RULE, range.span, headline)
                .label(format!("{} is no whole number of 64 bits", shown(&end.number)))
                .help("write whole numbers, or `type: decimal` or `float`"),
        );
    }
}

pub(super) fn kind_of(model: &Model, ty: &TypeRef) -> &'static str {
    match ty {
        TypeRef::String => "text",
        TypeRef::Bool => "a boolean",
        TypeRef::Int | TypeRef::Float | TypeRef::Decimal => "a number",
        TypeRef::Bytes => "bytes",
        TypeRef::Any => "any JSON value",
        TypeRef::Map(_) => "a map",
        TypeRef::Nullable(inner) => kind_of(model, inner),
        TypeRef::Date => "a date",
        TypeRef::DateTime => "a date with time",
        TypeRef::List(_) => "a list",
        TypeRef::Named(id) => match model.ty(*id).kind {
            TypeKind::Object { .. } => "an object",
            TypeKind::Enum { .. } => "an enum",
            TypeKind::Union { .. } => "a union",
        },
    }
}

/// What a constraint is about.
fn subject(key: &str, ty: &TypeRef) -> &'static str {
    match key {
        "unique" if matches!(ty, TypeRef::List(_)) => "about items that can be told apart",
        "range" | "multiple_of" => "about numbers",
        "items" | "unique" => "about lists",
        _ => "about text",
    }
}

fn help(key: &str) -> &'static str {
    match key {
        "range" => "it is for numbers and lists of them; the length of a text is `length`",
        "multiple_of" => "it is for `type: int` and lists of it; the length of a text is `length`",
        "items" => "it is for `type: list` and `type: map`; the length of a text is `length`",
        "unique" => "it is for lists of enums and of scalars other than `float`",
        _ => "it is for `type: string` and lists of it; the bounds of a number are `range`",
    }
}
