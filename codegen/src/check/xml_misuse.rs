//! Fields that an XML element cannot hold the way the spec says.

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::{Body, Field, Model, Place, TypeRef};

use super::walk::{self, FieldList, Owner};

pub(crate) static RULE: Rule = Rule {
    id: "xml-misuse",
    summary: "Fields that an XML element cannot hold that way",
    explanation: "\
An attribute, and the text of an element, hold one scalar each, or a list that is joined to one text; an element has one
text, and either text or child elements: a mixture of both is not supported yet. JSON and forms have neither attributes nor
text of an element. A list in a list names its items, or nothing would tell the inner lists apart. XML has no `null` for
sparse lists, and no elements for `any`.

### Refused

```yaml
xml:
  root: response
  fields:
    codes: { type: list, xml: attribute }
```

### Instead

```yaml
xml:
  root: response
  fields:
    code: { type: list }
```
",
};

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    let (inside, outside) = (walk::in_xml(model), walk::outside_xml(model));
    for list in walk::field_lists(model) {
        let (is_inside, is_outside) = match list.owner {
            Owner::Object(id) => (inside.contains(&id), outside.contains(&id)),
            owner => {
                let is_xml = owner.body().is_some_and(Body::is_xml);
                (is_xml, !is_xml)
            }
        };
        for field in list.fields.iter().filter(|field| walk::is_in_body(field.place)) {
            check_place(model, field, is_outside, diagnostics);
            if is_inside {
                check_value(field, diagnostics);
            }
        }
        check_texts(&list, diagnostics);
    }
}

/// Attributes and texts.
fn check_place(model: &Model, field: &Field, is_outside: bool, diagnostics: &mut Diagnostics) {
    let (key, what) = match field.place {
        Place::XmlAttribute => ("xml: attribute", "an attribute"),
        Place::XmlText => ("xml: text", "the text of an element"),
        _ => return,
    };
    let name = &field.name.spec;
    let is_one_text = walk::is_scalar(model, &field.ty) || walk::is_json_text(&field.form) || field.form.join.is_some();
    if is_outside {
        let headline = format!("`{name}` is {what}, but its body is not XML");
        let help = format!("leave `{key}` out, or keep a type for XML apart from the one for JSON");
        diagnostics.push(Diagnostic::error(&RULE, field.name.span, headline).help(help));
    } else if !is_one_text {
        let headline = format!("`{name}` is {what}, which holds one scalar");
        let help = format!("leave `{key}` out: lists and objects are child elements; or `join` a list to one text");
        diagnostics.push(Diagnostic::error(&RULE, field.name.span, headline).help(help));
    }
}

/// What XML has no elements for.
fn check_value(field: &Field, diagnostics: &mut Diagnostics) {
    if walk::levels(field).any(|(_, form)| walk::is_json_text(form)) {
        return;
    }
    let name = &field.name.spec;
    let mut report = |headline: String, help: &str| {
        diagnostics.push(Diagnostic::error(&RULE, field.name.span, headline).help(help));
    };
    if *field.ty.innermost() == TypeRef::Any {
        report(
            format!("`{name}` is any JSON value, which XML has no elements for"),
            "describe it as a type, or write `wire: json` if it is JSON in a text",
        );
    }
    if is_sparse(&field.ty) {
        report(
            format!("`{name}` is sparse, and XML has no `null`"),
            "leave `sparse` out: an item that is not there has no element",
        );
    }
    for (ty, form) in walk::levels(field).skip(1) {
        let is_bare_list = matches!(ty, TypeRef::List(_)) && (form.item.is_none() || form.flat) && form.join.is_none();
        let is_bare_map = matches!(ty, TypeRef::Map(_)) && form.flat;
        if is_bare_list {
            report(
                format!("nothing tells the inner lists of `{name}` apart"),
                "name their items under `of`, without `flat`: `of: { type: list, of: string, item: member }`",
            );
        } else if is_bare_map {
            report(
                format!("nothing tells the inner maps of `{name}` apart"),
                "leave `flat` out under `of`",
            );
        }
    }
}

fn is_sparse(ty: &TypeRef) -> bool {
    match ty {
        TypeRef::Nullable(_) => true,
        TypeRef::List(inner) | TypeRef::Map(inner) => is_sparse(inner),
        _ => false,
    }
}

fn check_texts(list: &FieldList<'_>, diagnostics: &mut Diagnostics) {
    let mut texts = list.fields.iter().filter(|field| field.place == Place::XmlText);
    let Some(text) = texts.next() else { return };
    for second in texts {
        let headline = format!(
            "`{}` and `{}` are both the text of one element",
            text.name.spec, second.name.spec
        );
        diagnostics.push(
            Diagnostic::error(&RULE, second.name.span, headline)
                .related(text.name.span, "first here")
                .help("an element has one text; write the other as an attribute or a child element"),
        );
    }
    if let Some(child) = list.fields.iter().find(|field| field.place == Place::Body) {
        let headline = format!("text next to child elements is not supported yet: `{}`", text.name.spec);
        diagnostics.push(
            Diagnostic::error(&RULE, text.name.span, headline)
                .related(child.name.span, "a child element of the same element")
                .help("write `xml: attribute` where the service has attributes, or leave one of the two out"),
        );
    }
}
