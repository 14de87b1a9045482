//! Constraints as attributes of `#[derive(Validate)]`, and in the words of the documentation.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::{docs, name};
use crate::model::{
    Bounds, Constraints, Encoding, Field, Format, Group, Model, Range, RangeEnd, TypeKind, TypeRef, WireForm,
};

/// The attribute of a field, empty if any value will do.
pub(super) fn field_attribute(model: &Model, field: &Field) -> TokenStream {
    let has_other_name = name::plain(&field.name.rust) != field.name.spec;
    let rules = rules(model, field);
    match has_other_name || !rules.is_empty() {
        true => attribute(field, has_other_name, rules),
        false => TokenStream::new(),
    }
}

/// The attribute of a union's member, empty if any value will do.
pub(super) fn member_attribute(model: &Model, field: &Field) -> TokenStream {
    let rules = rules(model, field);
    match rules.is_empty() {
        true => TokenStream::new(),
        false => attribute(field, true, rules),
    }
}

fn attribute(field: &Field, is_named: bool, rules: Vec<TokenStream>) -> TokenStream {
    let spec = &field.name.spec;
    let name = is_named.then(|| quote! { name = #spec });
    let rules = name.into_iter().chain(rules);
    quote! { #[validate(#(#rules),*)] }
}

fn rules(model: &Model, field: &Field) -> Vec<TokenStream> {
    let constraints = &field.constraints;
    let Some(element) = field.ty.element() else {
        let mut rules = value_rules(constraints);
        rules.extend(type_rule(model, &field.ty, &field.form));
        return rules;
    };
    let mut rules = Vec::new();
    if let Some(items) = &constraints.items {
        rules.push(bounds("items", items.value));
    }
    if constraints.unique {
        rules.push(quote! { unique });
    }
    rules.extend(each(
        model,
        constraints,
        element,
        field.form.element.as_deref().unwrap_or(&field.form),
    ));
    rules
}

/// The rules for every item or value, at whatever depth the values are.
fn each(model: &Model, constraints: &Constraints, element: &TypeRef, form: &WireForm) -> Option<TokenStream> {
    let rules = match element.element() {
        Some(inner) => each(model, constraints, inner, form.element.as_deref().unwrap_or(form))
            .into_iter()
            .collect(),
        None => {
            let mut rules = value_rules(constraints);
            rules.extend(type_rule(model, element, form));
            rules
        }
    };
    (!rules.is_empty()).then(|| quote! { each(#(#rules),*) })
}

fn value_rules(constraints: &Constraints) -> Vec<TokenStream> {
    let mut rules = Vec::new();
    if let Some(length) = &constraints.length {
        rules.push(bounds("length", length.value));
    }
    if let Some(chars) = &constraints.chars {
        let chars = &chars.value;
        rules.push(quote! { chars = #chars });
    }
    if let Some(pattern) = &constraints.pattern {
        let pattern = &pattern.value;
        rules.push(quote! { pattern = #pattern });
    }
    if let Some(range) = &constraints.range {
        rules.push(range_rule(&range.value));
    }
    if let Some(divisor) = &constraints.multiple_of {
        let divisor = Literal::i64_unsuffixed(divisor.value);
        rules.push(quote! { multiple_of = #divisor });
    }
    if let Some(format) = &constraints.format {
        let format = format.value.as_str();
        rules.push(quote! { format = #format });
    }
    rules
}

/// What a value of that type must be, whatever the spec says of it. A moment in a layout of its own may be without an
/// offset; the encoder looks at it.
fn type_rule(model: &Model, ty: &TypeRef, form: &WireForm) -> Option<TokenStream> {
    let id = match ty {
        TypeRef::Named(id) => id,
        TypeRef::Nullable(inner) => return type_rule(model, inner, form),
        TypeRef::Date => return Some(quote! { format = "date" }),
        TypeRef::DateTime if matches!(form.encoding, Encoding::Plain | Encoding::Iso8601) => {
            return Some(quote! { format = "date-time" });
        }
        _ => return None,
    };
    Some(match model.ty(*id).kind {
        TypeKind::Object { .. } => quote! { nested },
        TypeKind::Enum { .. } => quote! { known },
        TypeKind::Union { .. } => quote! { known, nested },
    })
}

fn bounds(rule: &str, bounds: Bounds) -> TokenStream {
    let rule = format_ident!("{rule}");
    let number = |value| Literal::i64_unsuffixed(value);
    if let (Some(min), Some(max)) = (bounds.min, bounds.max)
        && min == max
    {
        let equal = number(min);
        return quote! { #rule(equal = #equal) };
    }
    let min = bounds.min.map(number).map(|min| quote! { min = #min });
    let max = bounds.max.map(number).map(|max| quote! { max = #max });
    let sides = min.into_iter().chain(max);
    quote! { #rule(#(#sides),*) }
}

fn range_rule(range: &Range) -> TokenStream {
    let side = |end: &Option<RangeEnd>, included: &str, excluded: &str| {
        let end = end.as_ref()?;
        let key = format_ident!("{}", if end.is_excluded { excluded } else { included });
        let number = end.number.parse().unwrap_or_else(|_| Literal::string(&end.number));
        Some(quote! { #key = #number })
    };
    let ends = [side(&range.min, "min", "above"), side(&range.max, "max", "below")];
    let ends = ends.iter().flatten();
    quote! { range(#(#ends),*) }
}

/// The attribute of a struct for its rules over several fields, empty if there is none.
pub(super) fn group_attribute(fields: &[Field], groups: &[Group]) -> TokenStream {
    let rules: Vec<TokenStream> = groups.iter().map(|group| group_rule(fields, group)).collect();
    match rules.is_empty() {
        true => TokenStream::new(),
        false => quote! { #[validate(#(#rules),*)] },
    }
}

fn group_rule(fields: &[Field], group: &Group) -> TokenStream {
    let names = |members: &[usize]| -> Vec<_> {
        members
            .iter()
            .map(|&index| name::token(&fields[index].name.rust))
            .collect()
    };
    match group {
        Group::AtLeastOneOf(members) => {
            let members = names(&members.value);
            quote! { at_least_one_of(#(#members),*) }
        }
        Group::ExactlyOneOf(members) => {
            let members = names(&members.value);
            quote! { exactly_one_of(#(#members),*) }
        }
        Group::Together(members) => {
            let members = names(&members.value);
            quote! { together(#(#members),*) }
        }
        Group::InOrder(members) => {
            let members = names(&members.value);
            quote! { in_order(#(#members),*) }
        }
        Group::RequiredIf {
            field, other, equals, ..
        } => condition("required_if", &names(&[*field, *other]), equals),
        Group::RequiredUnless {
            field, other, equals, ..
        } => condition("required_unless", &names(&[*field, *other]), equals),
    }
}

fn condition(rule: &str, names: &[proc_macro2::Ident], equals: &[String]) -> TokenStream {
    let rule = format_ident!("{rule}");
    let equals = (!equals.is_empty()).then(|| quote! { = #(#equals)|* });
    quote! { #rule(#(#names),* #equals) }
}

/// The constraints of a field for a table cell.
pub(super) fn in_words(constraints: &Constraints) -> String {
    let mut rules = Vec::new();
    if let Some(length) = &constraints.length {
        rules.push(format!("{} characters", bounds_in_words(length.value)));
    }
    if let Some(chars) = &constraints.chars {
        rules.push(format!("only {}", docs::code(&chars.value)));
    }
    if let Some(pattern) = &constraints.pattern {
        rules.push(format!("matches {}", docs::code(&pattern.value)));
    }
    if let Some(range) = &constraints.range {
        rules.push(range_in_words(&range.value));
    }
    if let Some(divisor) = &constraints.multiple_of {
        rules.push(format!("a multiple of {}", divisor.value));
    }
    if let Some(items) = &constraints.items {
        rules.push(format!("{} items", bounds_in_words(items.value)));
    }
    if constraints.unique {
        rules.push("no item twice".to_string());
    }
    if let Some(format) = &constraints.format {
        rules.push(format.value.in_words().to_string());
    }
    rules.join("; ")
}

fn bounds_in_words(bounds: Bounds) -> String {
    match (bounds.min, bounds.max) {
        (Some(min), Some(max)) if min == max => min.to_string(),
        (Some(min), Some(max)) => format!("{min} to {max}"),
        (Some(min), None) => format!("{min} or more"),
        (None, Some(max)) => format!("at most {max}"),
        (None, None) => "any number of".to_string(),
    }
}

fn range_in_words(range: &Range) -> String {
    let lower = |end: &RangeEnd| match end.is_excluded {
        true => format!("above {}", end.number),
        false => format!("{} or more", end.number),
    };
    let upper = |end: &RangeEnd| match end.is_excluded {
        true => format!("below {}", end.number),
        false => format!("at most {}", end.number),
    };
    match (&range.min, &range.max) {
        (Some(min), Some(max)) if min == max => min.number.clone(),
        (Some(min), Some(max)) if !min.is_excluded && !max.is_excluded => format!("{} to {}", min.number, max.number),
        (Some(min), Some(max)) => format!("{} and {}", lower(min), upper(max)),
        (Some(min), None) => lower(min),
        (None, Some(max)) => upper(max),
        (None, None) => String::new(),
    }
}

impl Format {
    fn in_words(self) -> &'static str {
        match self {
            Format::Email => "an e-mail address",
            Format::Uri => "a URI",
            Format::Uuid => "a UUID",
            Format::Ipv4 => "an IPv4 address",
            Format::Date => "a date, `yyyy-mm-dd`",
            Format::DateTime => "a date and time with offset (RFC 3339)",
            Format::UkMobile => "a UK mobile number",
            Format::Base64 => "Base64",
        }
    }
}
