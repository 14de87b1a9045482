//! Fields that an XML element cannot hold the way the spec says.

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::{Body, Field, Model, Place, TypeRef};

use super::walk::{self, FieldList, Owner};

pub(crate) static RULE: Rule = Rule {
    id: "xml-misuse",
    summary: "Fields that an XML element cannot hold that way",
    explanation: "\
An attribute, and the text of an element, hold one scalar each; an element has one text, and either text or child elements:
a mixture of both is not supported yet. JSON and forms have neither attributes nor text of an element.

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
    let elsewhere = walk::reachable_in(model, |body| !body.is_xml());
    for list in walk::field_lists(model) {
        let is_outside = match list.owner {
            Owner::Object(id) => elsewhere.contains(&id),
            owner => !owner.body().is_some_and(Body::is_xml),
        };
        for field in list.fields {
            check_field(model, field, is_outside, diagnostics);
        }
        check_texts(&list, diagnostics);
    }
}

fn check_field(model: &Model, field: &Field, is_outside: bool, diagnostics: &mut Diagnostics) {
    let (key, what) = match field.place {
        Place::XmlAttribute => ("xml: attribute", "an attribute"),
        Place::XmlText => ("xml: text", "the text of an element"),
        Place::Path | Place::Query | Place::Header | Place::Body => return,
    };
    let name = &field.name.spec;
    if is_outside {
        let headline = format!("`{name}` is {what}, but its body is not XML");
        let help = format!("leave `{key}` out, or keep a type for XML apart from the one for JSON");
        diagnostics.push(Diagnostic::error(&RULE, field.name.span, headline).help(help));
    } else if matches!(field.ty, TypeRef::List(_)) || walk::is_object(model, &field.ty) {
        let headline = format!("`{name}` is {what}, which holds one scalar");
        let help = format!("leave `{key}` out: lists and objects are child elements");
        diagnostics.push(Diagnostic::error(&RULE, field.name.span, headline).help(help));
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
