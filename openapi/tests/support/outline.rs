//! A document as lines that a person can check: everything that was read, each schema once.

use std::fmt::Write;

use specwright_openapi::document::{
    Additional, Bounds, Content, Document, Operation, Parameter, Response, Schema, SchemaId, SchemaKind, Server,
};

/// The outline of a document.
pub(crate) fn outline(document: &Document) -> String {
    let mut text = String::new();
    head(document, &mut text);
    for operation in &document.operations {
        self::operation(operation, &mut text);
    }
    for (id, schema) in document.schemas.iter().enumerate() {
        let line = self::schema(schema);
        _ = writeln!(text, "#{id} {line}");
    }
    if !document.remarks.is_empty() {
        text.push_str("remarks\n");
    }
    for remark in &document.remarks {
        let place = &remark.place;
        let kind = format!("{:?}", remark.kind).to_lowercase();
        let at = format!("{}:{} {}", place.line, place.column, place.pointer);
        _ = writeln!(text, "  {kind} {at}\n    {}", remark.text);
    }
    text
}

fn head(document: &Document, text: &mut String) {
    let version = format!("{:?}", document.version);
    let counts = format!(
        "{} of {} operations",
        document.operations.len(),
        document.operations_in_file
    );
    _ = writeln!(
        text,
        "{version} {:?} {:?} {counts}",
        document.title, document.api_version
    );
    line(text, 1, "about", document.about.as_deref());
    line(text, 1, "docs", document.docs.as_deref());
    for (name, about) in &document.tags {
        _ = writeln!(text, "  tag {name:?}{}", about_of(about.as_ref()));
    }
    servers(&document.servers, 1, text);
    for scheme in &document.security_schemes {
        let about = about_of(scheme.about.as_ref());
        _ = writeln!(text, "  scheme {:?} {:?}{about}", scheme.name, scheme.kind);
    }
    if !document.security.is_empty() {
        _ = writeln!(text, "  needs {:?}", document.security);
    }
}

fn servers(servers: &[Server], depth: usize, text: &mut String) {
    for server in servers {
        let pad = "  ".repeat(depth);
        _ = writeln!(text, "{pad}server {:?}{}", server.url, about_of(server.about.as_ref()));
        for variable in &server.variables {
            let about = about_of(variable.about.as_ref());
            let values = (&variable.default, &variable.values);
            _ = writeln!(text, "{pad}  variable {:?} {values:?}{about}", variable.name);
        }
    }
}

fn operation(operation: &Operation, text: &mut String) {
    let place = &operation.place;
    _ = write!(text, "{} {}", operation.method, operation.path);
    if let Some(id) = &operation.id {
        _ = write!(text, " id={id:?}");
    }
    if !operation.tags.is_empty() {
        _ = write!(text, " tags={:?}", operation.tags);
    }
    if operation.deprecated {
        text.push_str(" deprecated");
    }
    _ = writeln!(text, " ({}:{} {})", place.line, place.column, place.pointer);
    line(text, 1, "summary", operation.summary.as_deref());
    line(text, 1, "about", operation.about.as_deref());
    line(text, 1, "docs", operation.docs.as_deref());
    servers(&operation.servers, 1, text);
    if let Some(security) = &operation.security {
        _ = writeln!(text, "  needs {security:?}");
    }
    for parameter in &operation.parameters {
        self::parameter(parameter, text);
    }
    if let Some(body) = &operation.body {
        let required = if body.required { " required" } else { "" };
        _ = writeln!(text, "  body{required}{}", about_of(body.about.as_ref()));
        contents(&body.contents, text);
    }
    for response in &operation.responses {
        self::response(response, text);
    }
}

fn parameter(parameter: &Parameter, text: &mut String) {
    let place = format!("{:?}", parameter.place_in).to_lowercase();
    _ = write!(text, "  {place} {:?} {:?}", parameter.name, parameter.style);
    for (is, word) in [
        (parameter.explode, " explode"),
        (parameter.required, " required"),
        (parameter.deprecated, " deprecated"),
    ] {
        text.push_str(if is { word } else { "" });
    }
    text.push_str(&to(parameter.schema));
    if let Some(media_type) = &parameter.media_type {
        _ = write!(text, " as {media_type}");
    }
    if let Some(example) = &parameter.example {
        _ = write!(text, " example={example}");
    }
    _ = writeln!(text, "{}", about_of(parameter.about.as_ref()));
}

fn response(response: &Response, text: &mut String) {
    let about = about_of(response.about.as_ref());
    _ = writeln!(text, "  answer {:?}{about}", response.status);
    for header in &response.headers {
        let required = if header.required { " required" } else { "" };
        let about = about_of(header.about.as_ref());
        _ = writeln!(
            text,
            "    header {:?}{required}{}{about}",
            header.name,
            to(header.schema)
        );
    }
    contents(&response.contents, text);
}

fn contents(contents: &[Content], text: &mut String) {
    for content in contents {
        _ = write!(text, "    {}{}", content.media_type, to(content.schema));
        if let Some(example) = &content.example {
            _ = write!(text, " example={example}");
        }
        text.push('\n');
        for encoding in &content.encodings {
            _ = writeln!(text, "      encoding {encoding:?}");
        }
    }
}

fn schema(schema: &Schema) -> String {
    let mut text = kind(&schema.kind);
    if let Some(name) = &schema.name {
        text = format!("{name:?} {text}");
    }
    for (is, word) in [
        (schema.nullable, " nullable"),
        (schema.deprecated, " deprecated"),
        (schema.read_only, " read-only"),
        (schema.write_only, " write-only"),
    ] {
        text.push_str(if is { word } else { "" });
    }
    for (name, value) in [("default", &schema.default), ("example", &schema.example)] {
        if let Some(value) = value {
            _ = write!(text, " {name}={value}");
        }
    }
    if let Some(title) = &schema.title {
        _ = write!(text, " title={title:?}");
    }
    if schema.xml != Default::default() {
        _ = write!(text, " {:?}", schema.xml);
    }
    text.push_str(&about_of(schema.about.as_ref()));
    if let SchemaKind::Object { properties, .. } = &schema.kind {
        for property in properties {
            let required = if property.required { "!" } else { "" };
            let about = about_of(property.about.as_ref());
            _ = write!(
                text,
                "\n  {:?}{required}{}{about}",
                property.name,
                to(Some(property.schema))
            );
        }
    }
    text
}

fn kind(kind: &SchemaKind) -> String {
    match kind {
        SchemaKind::Any => "any".to_owned(),
        SchemaKind::Same(other) => format!("same{}", to(Some(*other))),
        SchemaKind::Null => "null".to_owned(),
        SchemaKind::Bool => "bool".to_owned(),
        SchemaKind::Int { format, bounds } => format!("int{}{}", option("format", format.as_ref()), range(bounds)),
        SchemaKind::Number { format, bounds } => {
            format!("number{}{}", option("format", format.as_ref()), range(bounds))
        }
        SchemaKind::String {
            format,
            encoding,
            length,
            pattern,
        } => {
            let format = option("format", format.as_ref());
            let encoding = option("encoding", encoding.as_ref());
            let pattern = option("pattern", pattern.as_ref());
            format!("string{format}{encoding}{}{pattern}", counts(*length))
        }
        SchemaKind::Enum { values, meanings } => {
            let values = values.iter().zip(meanings).map(|(value, meaning)| match meaning {
                Some(meaning) => format!("{value} ({meaning})"),
                None => value.to_string(),
            });
            format!("enum {}", values.collect::<Vec<_>>().join(" | "))
        }
        SchemaKind::List { item, items, unique } => {
            let unique = if *unique { " unique" } else { "" };
            format!("list{}{}{unique}", to(Some(*item)), counts(*items))
        }
        SchemaKind::Object { additional, .. } => match additional {
            Additional::Unsaid => "object".to_owned(),
            Additional::Closed => "object closed".to_owned(),
            Additional::Any => "object open".to_owned(),
            Additional::Schema(id) => format!("object others{}", to(Some(*id))),
        },
        SchemaKind::OneOf {
            variants,
            discriminator,
            any,
        } => {
            let mut text = if *any { "any of" } else { "one of" }.to_owned();
            if let Some(discriminator) = discriminator {
                _ = write!(text, " by {:?}", discriminator.property);
            }
            for variant in variants {
                text.push_str(&to(Some(variant.schema)));
                if let Some(tag) = &variant.tag {
                    _ = write!(text, "={tag:?}");
                }
            }
            text
        }
    }
}

fn range(bounds: &Bounds) -> String {
    let mut text = String::new();
    if let Some(min) = &bounds.min {
        _ = write!(text, " {}{min}", if bounds.min_excluded { ">" } else { ">=" });
    }
    if let Some(max) = &bounds.max {
        _ = write!(text, " {}{max}", if bounds.max_excluded { "<" } else { "<=" });
    }
    if let Some(divisor) = &bounds.multiple_of {
        _ = write!(text, " %{divisor}");
    }
    text
}

fn counts((low, high): (Option<u64>, Option<u64>)) -> String {
    match (low, high) {
        (None, None) => String::new(),
        (low, high) => {
            let shown = |count: Option<u64>| count.map(|count| count.to_string()).unwrap_or_default();
            format!(" {}..{}", shown(low), shown(high))
        }
    }
}

fn option(name: &str, value: Option<&String>) -> String {
    value.map(|value| format!(" {name}={value:?}")).unwrap_or_default()
}

fn to(id: Option<SchemaId>) -> String {
    id.map(|id| format!(" #{}", id.0)).unwrap_or_default()
}

fn about_of(about: Option<&String>) -> String {
    about.map(|about| format!(" -- {about:?}")).unwrap_or_default()
}

fn line(text: &mut String, depth: usize, name: &str, value: Option<&str>) {
    if let Some(value) = value {
        _ = writeln!(text, "{}{name} {value:?}", "  ".repeat(depth));
    }
}
