//! `required_if(a, b)`, `required_if(a, b = "x")`, and the same with `required_unless`

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;
use syn::{Error, Ident, Lit, Path, Result};

use super::{Group, find_field, parse_member, read_members};
use crate::attributes::{Chunk, Entry};
use crate::field_type::Kind;
use crate::generics::Bounds;
use crate::input::Field;
use crate::number_literal::NumberLiteral;
use crate::problems::Problems;
use crate::runtime_path::{is_set_function, report, rule_function};

pub(super) struct Required {
    key: Ident,
    /// What must be set.
    member: Ident,
    /// What decides.
    other: Ident,
    /// What it is compared with; without, it decides by being set.
    wanted: Option<Lit>,
}

/// How the other field is compared, which its type decides where the macro knows it.
enum Comparison {
    Set,
    Text(String),
    Flag(bool),
    Number(NumberLiteral),
}

pub(super) fn parse(entry: &Entry) -> Result<Required> {
    let example = format!("{}(a, b = \"x\")", entry.key);
    let written = read_members(entry, &example)?;
    let [member, other] = written.as_slice() else {
        let message = format!("expected a field and what decides whether it is required: write `{example}`");
        return Err(Error::new(entry.key.span(), message));
    };
    let member = parse_member(member, &example)?;
    let (other, wanted) = parse_condition(other, &example)?;
    if member == other {
        return Err(Error::new(
            other.span(),
            format!("`{other}` cannot decide about itself: name another field"),
        ));
    }
    Ok(Required {
        key: entry.key.clone(),
        member,
        other,
        wanted,
    })
}

fn parse_condition(chunk: &Chunk, example: &str) -> Result<(Ident, Option<Lit>)> {
    match chunk.tokens.as_slice() {
        [TokenTree::Ident(name), TokenTree::Punct(punct), value @ ..] if punct.as_char() == '=' => {
            let value: TokenStream = value.iter().cloned().collect();
            let wanted = syn::parse2(value).ok().filter(is_comparable).ok_or_else(|| {
                Error::new(
                    chunk.end,
                    format!("expected a text, a whole number, `true` or `false`: write `{example}`"),
                )
            })?;
            Ok((name.clone(), Some(wanted)))
        }
        _ => Ok((parse_member(chunk, example)?, None)),
    }
}

fn is_comparable(literal: &Lit) -> bool {
    match literal {
        Lit::Str(_) | Lit::Bool(_) => true,
        literal => NumberLiteral::from_literal(literal).is_some_and(NumberLiteral::is_whole),
    }
}

impl Required {
    /// How to compare, or what to write so that it can be compared.
    fn comparison(&self, kind: Kind<'_>) -> std::result::Result<Comparison, String> {
        let Some(wanted) = &self.wanted else {
            return Ok(Comparison::Set);
        };
        let text = match wanted {
            Lit::Str(text) => text.value(),
            Lit::Bool(flag) => flag.value.to_string(),
            literal => NumberLiteral::from_literal(literal)
                .map(|number| number.to_string())
                .unwrap_or_default(),
        };
        let misfit = |cure: &str| {
            format!(
                "`{}` is {}: write `{} = {cure}`",
                self.other,
                kind.in_words(),
                self.other
            )
        };
        match (kind, wanted) {
            (Kind::Bool, _) => text.parse().map(Comparison::Flag).map_err(|_| misfit("true")),
            (Kind::Integer(_), _) => NumberLiteral::from_text(&text)
                .map(Comparison::Number)
                .ok_or_else(|| misfit("5")),
            (Kind::Text, _) | (Kind::Unknown, Lit::Str(_)) => Ok(Comparison::Text(text)),
            (Kind::Unknown, Lit::Bool(flag)) => Ok(Comparison::Flag(flag.value)),
            (Kind::Unknown, literal) => NumberLiteral::from_literal(literal)
                .map(Comparison::Number)
                .ok_or_else(|| misfit("5")),
            (Kind::Float | Kind::List(_) | Kind::Map(_), _) => Err(format!(
                "`{}` is {}, which no value here can be compared with: name another field",
                self.other,
                kind.in_words()
            )),
        }
    }
}

impl Group for Required {
    fn members(&self) -> Vec<&Ident> {
        vec![&self.member, &self.other]
    }

    fn check_fit(&self, fields: &[Field<'_>], problems: &mut Problems) {
        let (Ok(member), Ok(other)) = (find_field(fields, &self.member), find_field(fields, &self.other)) else {
            return;
        };
        member.expect_optional(&self.member, problems);
        let ty = other.field_type;
        match self.comparison(ty.kind) {
            Ok(Comparison::Set) if ty.is_always_set() => {
                let message = format!("`{0}` is always set: write `{0} = …` to compare its value", self.other);
                problems.add_at(self.other.span(), message);
            }
            Ok(_) => {}
            Err(message) => problems.add_at(self.other.span(), message),
        }
    }

    fn require_bounds(&self, runtime: &Path, fields: &[Field<'_>], bounds: &mut Bounds<'_>) {
        if let Ok(member) = find_field(fields, &self.member) {
            bounds.require(runtime, &member.type_tokens(), &quote!(Optional));
        }
        if let Ok(other) = find_field(fields, &self.other) {
            let bound = match &self.wanted {
                None => quote!(Optional),
                Some(Lit::Str(_)) => quote!(Text),
                Some(Lit::Bool(_)) => quote!(Flag),
                Some(_) => quote!(Number),
            };
            bounds.require(runtime, &other.type_tokens(), &bound);
        }
    }

    fn expand(&self, runtime: &Path, fields: &[Field<'_>]) -> TokenStream {
        let (Ok(member), Ok(other)) = (find_field(fields, &self.member), find_field(fields, &self.other)) else {
            return TokenStream::new();
        };
        let function = format!("check_{}", self.key);
        let (check, report) = (rule_function(runtime, &function, self.key.span()), report());
        let (name, value) = (member.shown_name(), member.value());
        let condition = self.expand_condition(runtime, other);
        let is_set = is_set_function(runtime, self.key.span());
        quote!(#check(#report, #name, #is_set(#value), #condition);)
    }
}

impl Required {
    /// Name, value in words, whether it holds.
    fn expand_condition(&self, runtime: &Path, other: &Field<'_>) -> TokenStream {
        let (name, value, span) = (other.shown_name(), other.value(), self.key.span());
        let (shown, holds) = match self.comparison(other.field_type.kind) {
            Ok(Comparison::Text(text)) => {
                let is_text = rule_function(runtime, "is_text", span);
                let holds = quote!(#is_text(#value, #text));
                (text, holds)
            }
            Ok(Comparison::Flag(flag)) => {
                let is_flag = rule_function(runtime, "is_flag", span);
                (flag.to_string(), quote!(#is_flag(#value, #flag)))
            }
            Ok(Comparison::Number(number)) => {
                let (is_number, amount) = (rule_function(runtime, "is_number", span), number.expand(runtime));
                (number.to_string(), quote!(#is_number(#value, #amount)))
            }
            // What cannot be compared was a problem, and nothing is expanded then.
            Ok(Comparison::Set) | Err(_) => {
                let is_set = is_set_function(runtime, span);
                return quote!((#name, ::core::option::Option::None, #is_set(#value)));
            }
        };
        quote!((#name, ::core::option::Option::Some(#shown), #holds))
    }
}
