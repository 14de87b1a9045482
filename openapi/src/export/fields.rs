//! Fields as members of an object.

use specwright_codegen::model::{Field, Fill, Place, SampleValue, Style, TypeRef, WireForm};

use super::describe::Description;
use super::samples;
use super::schema::{self, Shape, VALUE};
use super::usage::Usage;
use super::writer::Writer;
use crate::tree::{Object, Tree};

impl Writer<'_> {
    /// An object with these fields as its members.
    pub(super) fn object<'f>(
        &mut self,
        fields: impl IntoIterator<Item = &'f Field>,
        usage: Usage,
        place: &str,
    ) -> Object {
        let mut properties = Object::new();
        let mut required: Vec<String> = Vec::new();
        for field in fields {
            self.enter(Some(match place {
                "" => field.name.spec.clone(),
                place => format!("{place}.{}", field.name.spec),
            }));
            self.put_field(field, usage, &mut properties, &mut required);
        }
        let mut object = Object::of("type", "object");
        object.put_object("properties", properties);
        object.put_list("required", required);
        object
    }

    /// A field under each of its names.
    fn put_field(&mut self, field: &Field, usage: Usage, properties: &mut Object, required: &mut Vec<String>) {
        let mut schema = self.property(field, usage);
        let Some((first, others)) = field.wire.split_first() else {
            return;
        };
        let first = property_name(field, &first.value.0, usage);
        let reads_any = usage.received && !others.is_empty();
        if !field.optional && !reads_any {
            required.push(first.clone());
        }
        schema.flag("x-specwright-required", !field.optional && reads_any);
        if reads_any {
            self.lose("it is read under any of its names, and one of them is enough");
        }
        for other in others {
            let mut copy = schema.clone();
            copy.put("x-specwright-copy-of", &first);
            let name = property_name(field, &other.value.0, usage);
            if !field.optional && !reads_any {
                required.push(name.clone());
            }
            properties.put(&name, copy);
        }
        if first != field.name.spec {
            schema.put("x-specwright-name", &field.name.spec);
        }
        properties.put(&first, schema);
    }

    /// A field as a schema with everything that is said of it.
    pub(super) fn property(&mut self, field: &Field, usage: Usage) -> Object {
        let mut schema = self.field_value(field, usage);
        description(field).put(&mut schema);
        schema.flag("deprecated", field.deprecated.is_some());
        self.put_conditions(field, &mut schema);
        if usage.xml {
            let xml = schema::of_field(field);
            schema.put_object("xml", xml);
            if field.place == Place::XmlText {
                schema.put("x-specwright-place", "xml_text");
                self.lose("it is the text of its element, not an element of its own");
            }
        }
        schema
    }

    /// What depends on more than the field.
    pub(super) fn put_conditions(&mut self, field: &Field, object: &mut Object) {
        if let Some(when) = &field.required_when {
            object.put("x-specwright-required-when", when);
            self.lose("in which case the service wants it is said in words only");
        }
        if field.fill == Some(Fill::Uuid) {
            object.put("x-specwright-fill", "uuid");
            self.lose("a client sends a fresh UUID where the caller gives none");
        }
    }

    /// The schema of a field's value with its default and its sample.
    pub(super) fn field_value(&mut self, field: &Field, usage: Usage) -> Object {
        let usage = usage.of_field(field.place);
        let mut schema = self.value(Shape {
            ty: &field.ty,
            form: &field.form,
            constraints: &field.constraints,
            secret: field.secret,
            in_header: field.place == Place::Header,
            usage,
        });
        if field.secret && usage.sent && !usage.received && field.place == Place::Body {
            schema.put("writeOnly", true);
        }
        let is_entries = usage.xml && !usage.json && matches!(field.ty, TypeRef::Map(_));
        let natural_form = samples::natural(&field.ty, &field.form);
        if let Some(Tree::Object(natural)) = schema.take(VALUE) {
            let mut natural = Object(natural);
            self.put_values(field, &natural_form, true, &mut natural);
            if !is_entries {
                self.put_values(field, &field.form, false, &mut schema);
            }
            schema.put(VALUE, natural);
        } else {
            self.put_values(field, &field.form, true, &mut schema);
        }
        schema
    }

    /// The default and the sample, in the form of the schema. Only one of two schemas keeps the texts of the spec.
    fn put_values(&self, field: &Field, form: &WireForm, keeps: bool, schema: &mut Object) {
        let default = samples::default(self.model, field, form);
        if let (Some(Fill::Value(text)), Some(default), true) = (&field.fill, &default, keeps)
            && samples::is_written_otherwise(&SampleValue::Scalar(text.value.clone()), default)
        {
            schema.put("x-specwright-default", &text.value);
        }
        schema.put_some("default", default);
        let Some(sample) = &field.sample else { return };
        let json = samples::value(self.model, field, form, &sample.value);
        let is_kept = json
            .as_ref()
            .is_none_or(|json| samples::is_written_otherwise(&sample.value, json));
        if let Some(breaks) = &sample.breaks {
            if keeps {
                schema.put("x-specwright-sample", samples::as_written(&sample.value));
                schema.put("x-specwright-sample-breaks", &breaks.value);
            }
            return;
        }
        if keeps && is_kept {
            schema.put("x-specwright-sample", samples::as_written(&sample.value));
        }
        if let Some(json) = json.filter(|json| *json != Tree::Null) {
            schema.put("examples", vec![json]);
        }
    }
}

/// What is said of a field.
pub(super) fn description(field: &Field) -> Description<'_> {
    Description {
        deprecated: field.deprecated.as_deref(),
        more: field
            .required_when
            .iter()
            .map(|when| format!("Required: {when}"))
            .collect(),
        ..Description::of(field.about.as_deref(), &field.evidence)
    }
}

/// The name on the wire; a list with brackets in a form has them in its name.
fn property_name(field: &Field, wire: &str, usage: Usage) -> String {
    let is_bracketed = field.form.style == Style::Brackets && matches!(field.ty, TypeRef::List(_));
    match is_bracketed && !usage.json && !usage.xml {
        true => format!("{wire}[]"),
        false => wire.to_owned(),
    }
}
