//! A model as a text without the places of its parts, so that two models can be compared that were written differently.

use specwright_codegen::model::{Field, Model, SampleValue, TypeKind, TypeRef};

/// Everything that a model says, but for places, the order of types, and the values of secrets, which no document has.
pub(crate) fn plain(model: &Model) -> String {
    let mut model = model.clone();
    model.aliases.clear();
    for credential in model.api.credentials.iter_mut().filter(|one| one.secret) {
        credential.sample.value.clear();
    }
    let secrets = Secrets(model.clone());
    for resource in &mut model.resources {
        resource.types.clear();
        for operation in &mut resource.operations {
            for sample in &mut operation.samples {
                secrets.clean_values(&operation.request.fields, &mut sample.request);
            }
            secrets.clean(&mut operation.request.fields);
            operation
                .responses
                .iter_mut()
                .for_each(|one| secrets.clean(&mut one.fields));
            operation
                .pending
                .iter_mut()
                .for_each(|one| secrets.clean(&mut one.response.fields));
        }
    }
    for ty in &mut model.types {
        if let TypeKind::Object { fields, .. } | TypeKind::Union { members: fields } = &mut ty.kind {
            secrets.clean(fields);
        }
    }
    let names: Vec<String> = model
        .types
        .iter()
        .map(|ty| format!("{:?} {}", ty.resource, ty.name.rust.as_str()))
        .collect();
    let types = std::mem::take(&mut model.types);
    let mut texts: Vec<String> = types.iter().map(|ty| text(ty, &names)).collect();
    texts.sort();
    format!("{}\n{}", text(&model, &names), texts.join("\n"))
}

struct Secrets(Model);

impl Secrets {
    fn clean(&self, fields: &mut [Field]) {
        for field in fields {
            if field.secret {
                field.sample = None;
            }
            if let Some(sample) = &mut field.sample {
                self.clean_value(&field.ty, &mut sample.value);
            }
        }
    }

    fn clean_values(
        &self,
        fields: &[Field],
        values: &mut std::collections::BTreeMap<String, specwright_codegen::source::Spanned<SampleValue>>,
    ) {
        for field in fields {
            if field.secret {
                values.remove(&field.name.spec);
            } else if let Some(value) = values.get_mut(&field.name.spec) {
                self.clean_value(&field.ty, &mut value.value);
            }
        }
    }

    fn clean_value(&self, ty: &TypeRef, value: &mut SampleValue) {
        match (ty, value) {
            (TypeRef::Nullable(inner), value) => self.clean_value(inner, value),
            (TypeRef::List(of), SampleValue::List(items)) => {
                items.iter_mut().for_each(|item| self.clean_value(of, &mut item.value));
            }
            (TypeRef::Map(of), SampleValue::Object(entries)) => {
                entries
                    .values_mut()
                    .for_each(|value| self.clean_value(of, &mut value.value));
            }
            (TypeRef::Named(id), SampleValue::Object(members)) => {
                self.clean_values(self.0.ty(*id).fields(), members);
            }
            _ => {}
        }
    }
}

/// The text of a part, without spans and with names in place of the numbers of types.
fn text(part: &impl std::fmt::Debug, names: &[String]) -> String {
    let shown = format!("{part:#?}");
    let mut out = String::new();
    let mut lines = shown.lines();
    while let Some(line) = lines.next() {
        let indent = line.len() - line.trim_start().len();
        let mut skip = |end: char| {
            let closing =
                |line: &&str| line.len() - line.trim_start().len() == indent && line.trim_start().starts_with(end);
            for line in lines.by_ref() {
                if closing(&line) {
                    break;
                }
            }
        };
        if line.ends_with("Span {") {
            skip('}');
        } else if line.ends_with("FileId(") {
            skip(')');
        } else if line.ends_with("TypeId(") {
            let number = lines.next().unwrap_or_default().trim().trim_end_matches(',').to_owned();
            let name = number.parse::<usize>().ok().and_then(|number| names.get(number));
            out += &format!("{} {}\n", line, name.map_or("", String::as_str));
        } else {
            out += line;
            out.push('\n');
        }
    }
    out
}
