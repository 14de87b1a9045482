//! Values of a spec as Rust expressions: what a setter takes, and what has a type of its own.

use crate::emit::context::Context;
use crate::emit::name;
use crate::model::{Field, SampleValue, TypeId, TypeKind, TypeRef};
use crate::sample::{Values, json};

/// Where a line of an example is broken.
const WIDTH: usize = 100;

/// An expression that may be long.
pub(super) enum Expression {
    /// What stays in one line.
    Text(String),
    /// `[a, b]`, `vec![a, b]`.
    Items {
        open: &'static str,
        items: Vec<Expression>,
        close: &'static str,
    },
    /// `Item::builder().name("x")`.
    Chain {
        head: String,
        calls: Vec<(String, Expression)>,
        tail: &'static str,
    },
    /// `Shape::Circle(…)`.
    Call { head: String, argument: Box<Expression> },
}

impl Expression {
    /// In one line.
    pub(super) fn flat(&self) -> String {
        match self {
            Expression::Text(text) => text.clone(),
            Expression::Items { open, items, close } => {
                let items: Vec<String> = items.iter().map(Expression::flat).collect();
                format!("{open}{}{close}", items.join(", "))
            }
            Expression::Chain { head, calls, tail } => {
                let calls = calls.iter().map(|(name, value)| format!(".{name}({})", value.flat()));
                format!("{head}{}{tail}", calls.collect::<String>())
            }
            Expression::Call { head, argument } => format!("{head}({})", argument.flat()),
        }
    }

    /// Over as many lines as it takes, between what stands before and behind it.
    pub(super) fn lay_out(&self, depth: usize, before: &str, after: &str) -> Vec<String> {
        let indent = " ".repeat(depth);
        let line = format!("{indent}{before}{}{after}", self.flat());
        if line.chars().count() <= WIDTH {
            return vec![line];
        }
        match self {
            Expression::Text(_) => vec![line],
            Expression::Items { open, items, close } => {
                let mut lines = vec![format!("{indent}{before}{open}")];
                lines.extend(items.iter().flat_map(|item| item.lay_out(depth + 4, "", ",")));
                lines.push(format!("{indent}{close}{after}"));
                lines
            }
            Expression::Chain { head, calls, tail } => {
                let mut lines = vec![format!("{indent}{before}{head}")];
                for (name, value) in calls {
                    let call = value.lay_out(depth + 4, &format!(".{name}("), ")");
                    append(&mut lines, call);
                }
                append(&mut lines, vec![format!("{indent}    {tail}{after}")]);
                lines
            }
            Expression::Call { head, argument } => {
                argument.lay_out(depth, &format!("{before}{head}("), &format!("){after}"))
            }
        }
    }
}

/// A call on the line of the one before, where that one is no end of several lines and both fit.
fn append(lines: &mut Vec<String>, call: Vec<String>) {
    match (lines.last_mut(), call.as_slice()) {
        (Some(last), [call]) if last.trim_start().starts_with('.') && fits(last, call) => {
            last.push_str(call.trim_start());
        }
        _ => lines.extend(call),
    }
}

fn fits(line: &str, call: &str) -> bool {
    line.chars().count() + call.trim_start().chars().count() <= WIDTH
}

/// Calls of the setters of some fields; `None` if a value cannot be written.
pub(super) fn setters(context: Context<'_>, fields: &[Field], values: &Values) -> Option<Vec<(String, Expression)>> {
    let set = fields
        .iter()
        .filter_map(|field| Some((field, &values.get(&field.name.spec)?.value)));
    set.map(|(field, value)| {
        let value = taken(context, field, &field.ty, value)?;
        Some((field.name.rust.as_str().to_string(), value))
    })
    .collect()
}

/// What a setter takes: anything that becomes the type.
fn taken(context: Context<'_>, field: &Field, ty: &TypeRef, value: &SampleValue) -> Option<Expression> {
    match (ty, value) {
        // The compiler cannot know what an empty list would be a list of.
        (TypeRef::List(_), SampleValue::List(items)) if items.is_empty() => None,
        (TypeRef::Map(_), SampleValue::Object(entries)) if entries.is_empty() => None,
        (TypeRef::List(of), SampleValue::List(items)) => {
            let items = items.iter().map(|item| taken_inside(context, field, of, &item.value));
            listed("[", items, "]")
        }
        (TypeRef::Map(of), SampleValue::Object(entries)) => {
            let entries = entries.iter().map(|(key, value)| {
                let value = taken_inside(context, field, of, &value.value)?.flat();
                text(format!("({}, {value})", literal(key)))
            });
            listed("[", entries, "]")
        }
        (TypeRef::Named(id), SampleValue::Object(values)) => built(context, *id, values, ""),
        (ty, SampleValue::Scalar(written)) if is_text(context, ty, written) => text(literal(written)),
        // A literal without a type is an `i32`.
        (TypeRef::Int, SampleValue::Scalar(written)) if written.parse::<i32>().is_ok() => text(written.clone()),
        (ty, value) => exact(context, field, ty, value),
    }
}

/// An item of a list or a value of a map, which becomes the type only if it is no list or map itself.
fn taken_inside(context: Context<'_>, field: &Field, ty: &TypeRef, value: &SampleValue) -> Option<Expression> {
    match (ty, value) {
        (TypeRef::List(_) | TypeRef::Map(_), value) => exact(context, field, ty, value),
        (TypeRef::Nullable(_), SampleValue::Scalar(written)) if written == "null" => text("None".to_string()),
        (TypeRef::Nullable(of), value) => Some(call("Some", taken_inside(context, field, of, value)?)),
        (ty, value) => taken(context, field, ty, value),
    }
}

/// A value of the type itself, from which the compiler can tell the type.
fn exact(context: Context<'_>, field: &Field, ty: &TypeRef, value: &SampleValue) -> Option<Expression> {
    match (ty, value) {
        (TypeRef::List(of), SampleValue::List(items)) if !items.is_empty() => {
            let items = items.iter().map(|item| exact(context, field, of, &item.value));
            listed("vec![", items, "]")
        }
        (TypeRef::Map(of), SampleValue::Object(entries)) if !entries.is_empty() => {
            let entries = entries.iter().map(|(key, value)| {
                let value = exact(context, field, of, &value.value)?.flat();
                text(format!("({}.to_string(), {value})", literal(key)))
            });
            listed("std::collections::BTreeMap::from([", entries, "])")
        }
        (TypeRef::Nullable(_), SampleValue::Scalar(written)) if written == "null" => None,
        (TypeRef::Nullable(of), value) => Some(call("Some", exact(context, field, of, value)?)),
        (TypeRef::Named(id), SampleValue::Object(values)) => built(context, *id, values, ".build()"),
        (TypeRef::Named(id), SampleValue::Scalar(written)) if is_text(context, ty, written) => {
            text(format!("{}::from({})", path(context, *id), literal(written)))
        }
        (TypeRef::Any, value) => {
            let json = literal(&json::any(value));
            text(format!(
                "{json}.parse::<{}::Json>()?",
                context.model.api.name.rust.as_str()
            ))
        }
        (ty, SampleValue::Scalar(written)) => text(exact_scalar(context, field, ty, written)?),
        _ => None,
    }
}

fn exact_scalar(context: Context<'_>, field: &Field, ty: &TypeRef, written: &str) -> Option<String> {
    let krate = context.model.api.name.rust.as_str();
    let from = |ty: &str| format!("{krate}::{ty}::from({})", literal(written));
    Some(match ty {
        TypeRef::String if field.secret => from("Secret"),
        TypeRef::String => format!("{}.to_string()", literal(written)),
        TypeRef::Date => from("Date"),
        TypeRef::DateTime => from("DateTime"),
        TypeRef::Decimal => from("Decimal"),
        TypeRef::Bytes => from("Bytes"),
        TypeRef::Bool => written.parse::<bool>().ok()?.to_string(),
        TypeRef::Int => format!("{}_i64", written.parse::<i64>().ok()?),
        TypeRef::Float => {
            let number = written.parse::<f64>().ok().filter(|number| number.is_finite())?;
            format!("{number:?}")
        }
        _ => return None,
    })
}

/// An object by its builder, a union by its member.
fn built(context: Context<'_>, id: TypeId, values: &Values, tail: &'static str) -> Option<Expression> {
    match &context.model.ty(id).kind {
        TypeKind::Object { fields, .. } => Some(Expression::Chain {
            head: format!("{}::builder()", path(context, id)),
            calls: setters(context, fields, values)?,
            tail,
        }),
        TypeKind::Union { members } => {
            let (index, member, value) = members.iter().enumerate().find_map(|(index, member)| {
                let value = values.get(&member.name.spec)?;
                Some((index, member, &value.value))
            })?;
            let argument = exact(context, member, &member.ty, value)?;
            let argument = match context.usage.is_boxed(id, index) {
                true => call("Box::new", argument),
                false => argument,
            };
            let variant = name::variant(&member.name);
            Some(call(&format!("{}::{variant}", path(context, id)), argument))
        }
        TypeKind::Enum { .. } => None,
    }
}

/// `invoicexpress::types::DraftItem`.
fn path(context: Context<'_>, id: TypeId) -> String {
    let definition = context.model.ty(id);
    let module = match definition.resource.and_then(|index| context.model.resources.get(index)) {
        Some(resource) => resource.name.rust.as_str(),
        None => "types",
    };
    let krate = context.model.api.name.rust.as_str();
    format!("{krate}::{module}::{}", definition.name.rust.as_str())
}

/// Whether the value is made from its text, which needs no import.
fn is_text(context: Context<'_>, ty: &TypeRef, text: &str) -> bool {
    match ty {
        TypeRef::String | TypeRef::Date | TypeRef::DateTime | TypeRef::Decimal | TypeRef::Bytes => true,
        TypeRef::Named(id) => match &context.model.ty(*id).kind {
            TypeKind::Enum { values } => values.iter().any(|value| value.name.spec == text),
            TypeKind::Object { .. } | TypeKind::Union { .. } => false,
        },
        _ => false,
    }
}

fn listed(
    open: &'static str,
    items: impl Iterator<Item = Option<Expression>>,
    close: &'static str,
) -> Option<Expression> {
    let items = items.collect::<Option<Vec<_>>>()?;
    Some(Expression::Items { open, items, close })
}

fn call(head: &str, argument: Expression) -> Expression {
    Expression::Call {
        head: head.to_string(),
        argument: Box::new(argument),
    }
}

fn text(text: String) -> Option<Expression> {
    Some(Expression::Text(text))
}

/// A Rust string literal in one line of documentation.
fn literal(text: &str) -> String {
    format!("{text:?}")
}
