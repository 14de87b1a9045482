//! Bounds that no value can keep.

use std::cmp::Ordering;

use crate::constraint::{compare, greatest_whole, least_whole};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::{Bounds, Model, TypeRef};
use crate::source::Spanned;

use super::walk;

pub(crate) static RULE: Rule = Rule {
    id: "bad-bounds",
    summary: "Bounds that no value can keep",
    explanation: "\
`length`, `range` and `items` give the lowest and the highest value, both included; a `<` in a `range` leaves an end out.
With the lowest above the highest, or nothing between them, they refuse every value. `multiple_of` needs a divisor above zero.

### Refused

```yaml
username: { length: 20..5 }
```

### Instead

```yaml
username: { length: 5..20 }
```
",
};

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for place in walk::constrained(model) {
        let name = &place.name.spec;
        let constraints = place.constraints;
        check_bounds(name, "length", constraints.length.as_ref(), diagnostics);
        check_bounds(name, "items", constraints.items.as_ref(), diagnostics);
        check_range(&place, diagnostics);
        check_divisor(name, constraints.multiple_of.as_ref(), diagnostics);
    }
}

fn check_bounds(name: &str, key: &str, bounds: Option<&Spanned<Bounds>>, diagnostics: &mut Diagnostics) {
    let Some(bounds) = bounds else { return };
    if let (Some(min), Some(max)) = (bounds.value.min, bounds.value.max)
        && min > max
    {
        diagnostics.push(
            Diagnostic::error(&RULE, bounds.span, format!("no value keeps the `{key}` of `{name}`"))
                .label(format!("{min} is above {max}"))
                .help(format!("write the lower bound first: `{key}: {max}..{min}`")),
        );
    }
}

fn check_range(place: &walk::Constrained<'_>, diagnostics: &mut Diagnostics) {
    let Some(range) = &place.constraints.range else { return };
    let (Some(min), Some(max)) = (&range.value.min, &range.value.max) else {
        return;
    };
    let is_whole = place.field.is_some_and(|field| *field.ty.innermost() == TypeRef::Int);
    let wholes = (least_whole(&range.value), greatest_whole(&range.value));
    let (label, help) = match compare(&min.number, &max.number) {
        Some(Ordering::Greater) => (
            format!("{} is above {}", min.number, max.number),
            format!("write the lower bound first: `range: {}..{}`", max.number, min.number),
        ),
        Some(Ordering::Equal) if min.is_excluded || max.is_excluded => (
            "leaves out the only number".to_owned(),
            format!("write `range: {}` for that number, or bounds that differ", min.number),
        ),
        Some(Ordering::Less) if is_whole && matches!(wholes, (Some(least), Some(greatest)) if least > greatest) => (
            "no whole number is in between".to_owned(),
            "write the lowest and the highest number that are allowed, as in `range: 1..72`".to_owned(),
        ),
        _ => return,
    };
    let headline = format!("no value keeps the `range` of `{}`", place.name.spec);
    diagnostics.push(Diagnostic::error(&RULE, range.span, headline).label(label).help(help));
}

fn check_divisor(name: &str, divisor: Option<&Spanned<i64>>, diagnostics: &mut Diagnostics) {
    let Some(divisor) = divisor else { return };
    if divisor.value <= 0 {
        diagnostics.push(
            Diagnostic::error(
                &RULE,
                divisor.span,
                format!("no value keeps the `multiple_of` of `{name}`"),
            )
            .label("must be above zero")
            .help("write the step between two values, as in `multiple_of: 5`"),
        );
    }
}
