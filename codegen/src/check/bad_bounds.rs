//! Bounds that no value can keep.

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::{Bounds, Model};
use crate::source::Spanned;

use super::walk;

pub(crate) static RULE: Rule = Rule {
    id: "bad-bounds",
    summary: "Bounds that no value can keep",
    explanation: "\
`length`, `range` and `items` give the lowest and the highest value, both included. With the lowest above the highest they
refuse every value. `multiple_of` needs a divisor above zero.

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
        check_bounds(name, "range", constraints.range.as_ref(), diagnostics);
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
