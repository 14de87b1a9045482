//! Forms: constants, and how what is no scalar is laid out.

use specwright_codegen::model::{Encoding, Field, FormBody, NameStyle, Style, TypeId, TypeKind, TypeRef, WireForm};

use super::body::{Parts, joined, media};
use super::writer::Writer;
use crate::tree::Object;

impl Writer<'_> {
    /// A form in its media type.
    pub(super) fn form(&mut self, parts: Parts<'_>, form: &FormBody) -> Object {
        let mut schema = self.object(parts.members(), parts.usage, "");
        put_constants(&form.constants, &mut schema);
        let mut how = Object::new();
        if form.names == NameStyle::Bracketed {
            how.put("names", "bracketed");
        }
        let mut encoding = Object::new();
        for field in parts.members() {
            self.enter(Some(field.name.spec.clone()));
            let Some(how) = self.form_encoding(field, form.names) else {
                continue;
            };
            for wire in &field.wire {
                let bracketed = format!("{}[]", wire.value.0);
                let key = match schema.get("properties").and_then(|all| all.get(&bracketed)) {
                    Some(_) => bracketed,
                    None => wire.value.0.clone(),
                };
                encoding.put(&key, how.clone());
            }
        }
        let mut media = media(schema, how);
        media.put_object("encoding", encoding);
        media
    }

    /// How a field of a form is laid out, where it is no scalar.
    fn form_encoding(&mut self, field: &Field, names: NameStyle) -> Option<Object> {
        if matches!(field.form.encoding, Encoding::Json | Encoding::JsonBase64) {
            return None;
        }
        match &field.ty {
            TypeRef::List(_) if field.form.join.is_some() => None,
            TypeRef::List(of) if of.named().is_some_and(|id| !self.is_enum(id)) => {
                self.lose("a form has no layout for a list of objects");
                None
            }
            TypeRef::List(_) => match field.form.style {
                Style::Repeated | Style::Brackets => Some(layout("form", true)),
                Style::Indexed | Style::Spread => {
                    self.lose("the items of the list are numbered");
                    None
                }
            },
            TypeRef::Map(_) => self.map_encoding(&field.form, names),
            TypeRef::Named(id) if !self.is_enum(*id) => match names {
                NameStyle::Bracketed => Some(layout("deepObject", true)),
                NameStyle::Dotted => {
                    self.lose("the names of nested fields are joined with dots");
                    None
                }
            },
            _ => None,
        }
    }

    fn map_encoding(&mut self, form: &WireForm, names: NameStyle) -> Option<Object> {
        match (form.style, names) {
            (Style::Spread, _) => Some(layout("form", true)),
            (Style::Brackets, _) | (Style::Repeated, NameStyle::Bracketed) => Some(layout("deepObject", true)),
            (Style::Repeated, NameStyle::Dotted) => {
                self.lose("the keys of the map are joined to its name with dots");
                None
            }
            (Style::Indexed, _) => {
                self.lose("the entries of the map are numbered");
                None
            }
        }
    }

    fn is_enum(&self, id: TypeId) -> bool {
        matches!(self.model.ty(id).kind, TypeKind::Enum { .. })
    }
}

fn put_constants(constants: &[(String, String)], schema: &mut Object) {
    if constants.is_empty() {
        return;
    }
    let mut properties = Object::new();
    for (name, value) in constants {
        let constant = Object::of("type", "string")
            .with("const", value)
            .with("x-specwright-constant", true);
        properties.put(name, constant);
    }
    let names: Vec<&String> = constants.iter().map(|(name, _)| name).collect();
    let mut with_constants = Object::of("type", "object");
    with_constants.put("properties", properties);
    with_constants.put("required", names);
    *schema = joined(with_constants, std::mem::take(schema));
}

fn layout(style: &str, explode: bool) -> Object {
    Object::of("style", style).with("explode", explode)
}
