//! `one_of("a", "b")` for text, `one_of(1, 2)` for whole numbers.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::{Error, Ident, Lit, LitStr, Path, Result};

use super::{Rule, fit};
use crate::attributes::{Chunk, Entry, split_at_commas};
use crate::field_type::{FieldType, Kind};
use crate::generics::Bounds;
use crate::number_literal::NumberLiteral;
use crate::problems::Problems;
use crate::runtime_path::{report, rule_function};

const EXAMPLE: &str = "one_of(\"a\", \"b\")";

struct OneOfTexts {
    key: Ident,
    choices: Vec<LitStr>,
}

struct OneOfNumbers {
    key: Ident,
    choices: Vec<NumberLiteral>,
}

enum Choice {
    Text(LitStr),
    Number(NumberLiteral, Span),
}

pub(super) fn parse(entry: &Entry, problems: &mut Problems) -> Option<Box<dyn Rule>> {
    let list = problems.keep(entry.expect_list(EXAMPLE))?;
    let chunks = split_at_commas(list.stream());
    let written = chunks.len();
    let choices: Vec<Choice> = chunks
        .into_iter()
        .filter_map(|chunk| problems.keep(parse_choice(chunk)))
        .collect();
    if choices.len() < written {
        return None;
    }
    problems.keep(settle(&entry.key, choices))
}

fn parse_choice(chunk: Chunk) -> Result<Choice> {
    const MESSAGE: &str =
        "expected texts, or whole numbers without a suffix: write `one_of(\"a\", \"b\")` or `one_of(1, 2)`";
    if chunk.tokens.is_empty() {
        return Err(Error::new(chunk.end, MESSAGE));
    }
    let tokens: TokenStream = chunk.tokens.into_iter().collect();
    match syn::parse2(tokens.clone()) {
        Ok(Lit::Str(text)) => Ok(Choice::Text(text)),
        Ok(literal) => NumberLiteral::from_literal(&literal)
            .filter(|number| number.is_whole())
            .map(|number| Choice::Number(number, literal.span()))
            .ok_or_else(|| Error::new_spanned(tokens, MESSAGE)),
        Err(_) => Err(Error::new_spanned(tokens, MESSAGE)),
    }
}

fn settle(key: &Ident, choices: Vec<Choice>) -> Result<Box<dyn Rule>> {
    let key = key.clone();
    let (mut texts, mut numbers) = (Vec::<LitStr>::new(), Vec::new());
    for choice in choices {
        let (span, is_repeated) = match &choice {
            Choice::Text(text) => (text.span(), texts.iter().any(|other| other.value() == text.value())),
            Choice::Number(number, span) => (*span, numbers.contains(number)),
        };
        if is_repeated {
            return Err(Error::new(span, "this choice is already given: take one away"));
        }
        match choice {
            Choice::Text(text) => texts.push(text),
            Choice::Number(number, _) => numbers.push(number),
        }
        if !texts.is_empty() && !numbers.is_empty() {
            return Err(Error::new(
                span,
                "expected only texts or only numbers, as the field is text or a number",
            ));
        }
    }
    Ok(if numbers.is_empty() {
        Box::new(OneOfTexts { key, choices: texts })
    } else {
        Box::new(OneOfNumbers { key, choices: numbers })
    })
}

impl Rule for OneOfTexts {
    fn check_fit(&self, ty: &FieldType<'_>, _: &[&Ident], problems: &mut Problems) {
        match ty.kind {
            Kind::Integer(_) => {
                let message = "this is a number, and the choices are texts: write `one_of(1, 2)`";
                problems.add_at(self.key.span(), message);
            }
            kind => fit::expect_text(&self.key, kind, problems),
        }
    }

    fn require_bounds(&self, runtime: &Path, ty: &TokenStream, bounds: &mut Bounds<'_>) {
        bounds.require(runtime, ty, &quote!(Text));
    }

    fn expand(&self, runtime: &Path, value: &Ident) -> TokenStream {
        let (check, report) = (rule_function(runtime, "check_one_of_texts", self.key.span()), report());
        let choices = &self.choices;
        quote!(#check(#report, #value, &[#(#choices),*]);)
    }
}

impl Rule for OneOfNumbers {
    fn check_fit(&self, ty: &FieldType<'_>, _: &[&Ident], problems: &mut Problems) {
        match ty.kind {
            Kind::Text => {
                let message = "this is text, and the choices are numbers: write `one_of(\"1\", \"2\")`";
                problems.add_at(self.key.span(), message);
            }
            kind => fit::expect_number(&self.key, kind, problems),
        }
    }

    fn require_bounds(&self, runtime: &Path, ty: &TokenStream, bounds: &mut Bounds<'_>) {
        bounds.require(runtime, ty, &quote!(Number));
    }

    fn expand(&self, runtime: &Path, value: &Ident) -> TokenStream {
        let (check, report) = (
            rule_function(runtime, "check_one_of_numbers", self.key.span()),
            report(),
        );
        let choices = self.choices.iter().map(|choice| choice.expand(runtime));
        quote!(#check(#report, #value, &[#(#choices),*]);)
    }
}
