//! `required_if(a, b)`, `required_if(a, b = "x")`, `required_if(a, b = "x" | "y")`, and the same with `required_unless`

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::{Error, Ident, Lit, Path, Result, Token};

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
    wanted: Vec<Lit>,
}

/// How the other field is compared, which its type decides where the macro knows it.
enum Comparison {
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

fn parse_condition(chunk: &Chunk, example: &str) -> Result<(Ident, Vec<Lit>)> {
    match chunk.tokens.as_slice() {
        [TokenTree::Ident(name), TokenTree::Punct(punct), value @ ..] if punct.as_char() == '=' => {
            let wanted = parse_values(value).ok_or_else(|| {
                Error::new(
                    chunk.end,
                    format!("expected a text, a whole number, `true` or `false`: write `{example}`"),
                )
            })?;
            Ok((name.clone(), wanted))
        }
        _ => Ok((parse_member(chunk, example)?, Vec::new())),
    }
}

/// One value, or several with `|` between them.
fn parse_values(written: &[TokenTree]) -> Option<Vec<Lit>> {
    let tokens = written.iter().cloned().collect();
    let values = Punctuated::<Lit, Token![|]>::parse_separated_nonempty
        .parse2(tokens)
        .ok()?;
    values.iter().all(is_comparable).then(|| values.into_iter().collect())
}

fn is_comparable(literal: &Lit) -> bool {
    match literal {
        Lit::Str(_) | Lit::Bool(_) => true,
        literal => NumberLiteral::from_literal(literal).is_some_and(NumberLiteral::is_whole),
    }
}

impl Required {
    /// How to compare with a value, or what to write so that it can be compared.
    fn comparison(&self, kind: Kind<'_>, wanted: &Lit) -> std::result::Result<Comparison, String> {
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
        if self.wanted.is_empty() && ty.is_always_set() {
            let message = format!("`{0}` is always set: write `{0} = …` to compare its value", self.other);
            problems.add_at(self.other.span(), message);
        }
        // One message is enough, however many values there are.
        let misfit = self
            .wanted
            .iter()
            .find_map(|wanted| self.comparison(ty.kind, wanted).err());
        if let Some(message) = misfit {
            problems.add_at(self.other.span(), message);
        }
    }

    fn require_bounds(&self, runtime: &Path, fields: &[Field<'_>], bounds: &mut Bounds<'_>) {
        if let Ok(member) = find_field(fields, &self.member) {
            bounds.require(runtime, &member.type_tokens(), &quote!(Optional));
        }
        if let Ok(other) = find_field(fields, &self.other) {
            if self.wanted.is_empty() {
                bounds.require(runtime, &other.type_tokens(), &quote!(Optional));
            }
            for wanted in &self.wanted {
                let bound = match wanted {
                    Lit::Str(_) => quote!(Text),
                    Lit::Bool(_) => quote!(Flag),
                    _ => quote!(Number),
                };
                bounds.require(runtime, &other.type_tokens(), &bound);
            }
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
    /// Name, values in words, whether it holds.
    fn expand_condition(&self, runtime: &Path, other: &Field<'_>) -> TokenStream {
        let name = other.shown_name();
        if self.wanted.is_empty() {
            let (is_set, value) = (is_set_function(runtime, self.key.span()), other.value());
            return quote!((#name, &[], #is_set(#value)));
        }
        // What cannot be compared was a problem, and nothing is expanded then.
        let comparisons = self
            .wanted
            .iter()
            .filter_map(|wanted| self.comparison(other.field_type.kind, wanted).ok());
        let (shown, holds): (Vec<_>, Vec<_>) = comparisons
            .map(|comparison| self.expand_comparison(runtime, other, comparison))
            .unzip();
        quote!((#name, &[#(#shown),*], #(#holds)||*))
    }

    /// The value in words, and whether the other field has it.
    fn expand_comparison(&self, runtime: &Path, other: &Field<'_>, comparison: Comparison) -> (String, TokenStream) {
        let (value, span) = (other.value(), self.key.span());
        match comparison {
            Comparison::Text(text) => {
                let is_text = rule_function(runtime, "is_text", span);
                let holds = quote!(#is_text(#value, #text));
                (text, holds)
            }
            Comparison::Flag(flag) => {
                let is_flag = rule_function(runtime, "is_flag", span);
                (flag.to_string(), quote!(#is_flag(#value, #flag)))
            }
            Comparison::Number(number) => {
                let (is_number, amount) = (rule_function(runtime, "is_number", span), number.expand(runtime));
                (number.to_string(), quote!(#is_number(#value, #amount)))
            }
        }
    }
}
