//! A way to travel that a value of the field's type does not have.

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::{Body, Encoding, Field, JsonForm, Model, Place, Style, TypeKind, TypeRef, WireForm};

use super::constraint_misfit::kind_of;
use super::walk::{self, FieldList};

pub(crate) static RULE: Rule = Rule {
    id: "wire-misfit",
    summary: "A way to travel that does not fit the type or the place",
    explanation: "\
Each key that says how a value travels is for some types: `wire: text` for numbers and booleans, `wire: number` for text and
enums of numbers, `wire: base64` for text, `words` for booleans, `layout` and the forms of dates for dates, `join` for lists
of scalars, `item` for lists, `entry`, `key` and `value` for maps, `style` and `flat` for both. `none` and `send_null` are
for optional fields. A list or a map hands its `wire` on to its items. Anywhere else such a key would say nothing.

### Refused

```yaml
paid: { type: int, words: [yes, no] }
```

### Instead

```yaml
paid: { type: bool, words: [yes, no] }
```
",
};

/// A key that does not fit, and what to do about it.
type Misfit = (&'static str, &'static str);

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for list in walk::field_lists(model) {
        for field in list.fields {
            check_levels(model, field, diagnostics);
            check_presence(field, diagnostics);
            check_place(&list, field, diagnostics);
        }
    }
}

/// The field itself, then its items, then theirs.
fn check_levels(model: &Model, field: &Field, diagnostics: &mut Diagnostics) {
    for (depth, (ty, form)) in walk::levels(field).enumerate() {
        let what = match depth {
            0 => format!("`{}`", field.name.spec),
            _ => format!("an item of `{}`", field.name.spec),
        };
        let found = [
            encoding_misfit(model, ty, form),
            also_read_misfit(model, ty, form),
            none_misfit(model, ty, form),
        ];
        for (key, help) in found.into_iter().flatten().chain(layout_misfits(model, ty, form)) {
            let headline = format!("`{key}` does not fit {what}, which is {}", kind_of(model, ty));
            diagnostics.push(Diagnostic::error(&RULE, field.name.span, headline).help(help));
        }
        if let (0, Encoding::Number) = (depth, &form.encoding) {
            check_numbers(model, field, diagnostics);
        }
    }
}

/// Whether values of that type can be written so. A list or a map without a form for its items speaks of its scalars.
fn encoding_misfit(model: &Model, ty: &TypeRef, form: &WireForm) -> Option<Misfit> {
    let scalar = ty.innermost();
    let is_enum = scalar
        .named()
        .is_some_and(|id| matches!(model.ty(id).kind, TypeKind::Enum { .. }));
    let is_number = matches!(scalar, TypeRef::Int | TypeRef::Float | TypeRef::Decimal);
    let is_date = matches!(scalar, TypeRef::Date | TypeRef::DateTime);
    let is_moment = *scalar == TypeRef::DateTime;
    let is_text = *scalar == TypeRef::String;
    const DATES: &str = "it is for `type: datetime`; a date without time has a `layout`";
    let (key, fits, help) = match &form.encoding {
        Encoding::Plain | Encoding::Json | Encoding::JsonBase64 => return None,
        Encoding::Text => (
            "wire: text",
            is_number || *scalar == TypeRef::Bool,
            "`wire: text` is for numbers and booleans; the others travel as text anyway",
        ),
        Encoding::Number => (
            "wire: number",
            is_text || is_enum,
            "`wire: number` is for text and enums; numbers travel as numbers anyway",
        ),
        Encoding::Base64 => (
            "wire: base64",
            is_text,
            "`wire: base64` is for `type: string`; the user gives the text before it is encoded; `type: bytes` travels as \
             Base64 anyway",
        ),
        Encoding::Words { .. } => ("words", *scalar == TypeRef::Bool, "it is for `type: bool`"),
        Encoding::Epoch => ("wire: epoch", is_moment, DATES),
        Encoding::EpochMillis => ("wire: epoch_ms", is_moment, DATES),
        Encoding::HttpDate => ("wire: http_date", is_moment, DATES),
        Encoding::Iso8601 => ("wire: iso8601", is_date, "it is for `type: date` and `type: datetime`"),
        Encoding::Layout(_) => ("layout", is_date, "it is for `type: date` and `type: datetime`"),
    };
    (!fits).then_some((key, help))
}

fn also_read_misfit(model: &Model, ty: &TypeRef, form: &WireForm) -> Option<Misfit> {
    let is_single = |form: &JsonForm| *form == JsonForm::Single;
    let is_list = matches!(ty, TypeRef::List(_)) && form.join.is_none();
    if form.also_read.iter().any(is_single) && !is_list {
        return Some(("also_read: [single]", "it is for lists that travel as such"));
    }
    let fits = form.also_read.iter().all(is_single) || walk::is_scalar(model, ty.innermost());
    (!fits).then_some(("also_read", "it is for scalars, and for lists and maps of them"))
}

fn none_misfit(model: &Model, ty: &TypeRef, form: &WireForm) -> Option<Misfit> {
    let fits = form.none.is_none() || walk::is_scalar(model, ty);
    (!fits).then_some(("none", "it is for scalars: one text stands for no value"))
}

/// What is said of the layout of a list or a map.
fn layout_misfits(model: &Model, ty: &TypeRef, form: &WireForm) -> impl Iterator<Item = Misfit> {
    let is_list = matches!(ty, TypeRef::List(_));
    let is_map = matches!(ty, TypeRef::Map(_));
    let is_flat_list = is_list && ty.element().is_some_and(|item| walk::is_scalar(model, item));
    const LISTS: &str = "it is for `type: list`";
    const MAPS: &str = "it is for `type: map`";
    const BOTH: &str = "it is for `type: list` and `type: map`";
    let joins = form.join.as_deref();
    [
        (
            "join",
            joins.is_none() || is_flat_list,
            "it is for lists of scalars, whose items are joined to one text",
        ),
        (
            "join",
            joins != Some(""),
            "write the text between the items: nothing would tell them apart",
        ),
        (
            "style: indexed",
            form.style != Style::Indexed || is_list || is_map,
            BOTH,
        ),
        ("style: brackets", form.style != Style::Brackets || is_list, LISTS),
        ("style: spread", form.style != Style::Spread || is_map, MAPS),
        ("flat", !form.flat || is_list || is_map, BOTH),
        ("item", form.item.is_none() || is_list, LISTS),
        ("entry", form.entry.is_none() || is_map, MAPS),
        (
            "key",
            (form.key.is_none() && form.key_namespace.is_none()) || is_map,
            MAPS,
        ),
        ("value", form.value.is_none() || is_map, MAPS),
    ]
    .into_iter()
    .filter(|(_, fits, _)| !fits)
    .map(|(key, _, help)| (key, help))
}

/// The values of an enum that travels as numbers are numbers.
fn check_numbers(model: &Model, field: &Field, diagnostics: &mut Diagnostics) {
    let Some(id) = field.ty.named() else { return };
    let TypeKind::Enum { values } = &model.ty(id).kind else {
        return;
    };
    let Some(odd) = values.iter().find(|value| !is_json_number(&value.name.spec)) else {
        return;
    };
    let headline = format!("`wire: number` does not fit `{}`", field.name.spec);
    diagnostics.push(
        Diagnostic::error(&RULE, field.name.span, headline)
            .related(odd.name.span, "this value is not a number")
            .help("leave it out, or write the values as JSON writes numbers"),
    );
}

/// `0`, `-12`, `1.50`, `1e9`
fn is_json_number(text: &str) -> bool {
    let (number, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "1"));
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    let whole = whole.strip_prefix('-').unwrap_or(whole);
    let exponent = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
    let has_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    has_digits(whole) && (whole == "0" || !whole.starts_with('0')) && has_digits(fraction) && has_digits(exponent)
}

/// A field that is always there has no form for being absent.
fn check_presence(field: &Field, diagnostics: &mut Diagnostics) {
    let keys = [("none", field.form.none.is_some()), ("send_null", field.form.send_null)];
    for (key, _) in keys.into_iter().filter(|(_, is_said)| *is_said && !field.optional) {
        let headline = format!("`{key}` does not fit `{}`, which is required", field.name.spec);
        let help = "write `optional: true`, or leave it out: the field always has a value";
        diagnostics.push(Diagnostic::error(&RULE, field.name.span, headline).help(help));
    }
}

/// What says nothing where the field travels. A type may travel in several places.
fn check_place(list: &FieldList<'_>, field: &Field, diagnostics: &mut Diagnostics) {
    let Some(body) = list.owner.body() else { return };
    let has_style = field.form.style != Style::Repeated;
    let takes_style = match field.place {
        Place::Query => true,
        Place::Body => matches!(body, Body::Form(_)),
        _ => false,
    };
    let takes_null = match field.place {
        Place::Body | Place::BesideRoot => matches!(body, Body::Json { .. }),
        _ => false,
    };
    let found = [
        (
            "style",
            has_style && !takes_style,
            "it is for fields of a form and of the query string",
        ),
        (
            "send_null",
            field.form.send_null && !takes_null,
            "it is for members of a JSON body",
        ),
    ];
    for (key, _, help) in found.into_iter().filter(|(_, is_misfit, _)| *is_misfit) {
        let headline = format!("`{key}` says nothing where `{}` travels", field.name.spec);
        diagnostics.push(Diagnostic::error(&RULE, field.name.span, headline).help(help));
    }
}
