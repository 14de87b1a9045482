//! Gives out Rust names: one scope for each place where two of the same would not compile.

use std::collections::{BTreeMap, BTreeSet};

use super::rules::{INVALID_NAME, KEYWORD_NAME, NAME_CLASH, RESERVED_NAME};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Ident, Name, TypeDef, TypeId, TypeKind};
use crate::names::{self, NameProblem};
use crate::reserved::{
    OF_A_REQUEST_BUILDER, OF_AN_OBJECT_BUILDER, OF_PAGES, OF_RUST, OF_THE_CLIENT_BUILDER, OF_THE_CRATE, OF_WAITING,
    PRELUDE,
};
use crate::source::{Span, Spanned};
use crate::syntax::Operation;
use crate::wording::shown;

/// Names of one place in the generated code.
pub(super) struct Scope {
    /// What is named, with its article: "a field".
    what: &'static str,
    /// Names that the generated code has for itself.
    reserved: &'static [&'static str],
    /// More of them, where it depends.
    also_reserved: Vec<&'static str>,
    /// Whether the names stand beside type parameters: `T` and, one for each required field, `S0`, `S1` and so on.
    beside_parameters: bool,
    taken: BTreeMap<String, Taken>,
}

struct Taken {
    span: Span,
    /// What took it, where it is not a name of the same kind: "the request of `update`".
    by: Option<String>,
}

/// The names of a module of the generated code.
pub(super) struct Module {
    pub(super) types: Scope,
    /// The descriptions of operations and structs. Their names have no case to tell them apart.
    pub(super) statics: Scope,
}

impl Default for Module {
    fn default() -> Self {
        Self {
            types: Scope::of_types(),
            statics: Scope::of("a type"),
        }
    }
}

impl Scope {
    fn new(what: &'static str, reserved: &'static [&'static str]) -> Self {
        Self {
            what,
            reserved,
            also_reserved: Vec::new(),
            beside_parameters: false,
            taken: BTreeMap::new(),
        }
    }

    pub(super) fn of_api() -> Self {
        Self::new("an API", OF_RUST)
    }

    pub(super) fn of_resources() -> Self {
        Self::new("a resource", OF_THE_CRATE)
    }

    pub(super) fn of_types() -> Self {
        Self {
            beside_parameters: true,
            ..Self::new("a type", PRELUDE)
        }
    }

    pub(super) fn of_operations() -> Self {
        Self::new("an operation", &["new", "clone"])
    }

    /// The fields' setters stand beside the builder's other methods.
    pub(super) fn of_request_fields(operation: &Operation) -> Self {
        let mut scope = Self::new("a field of a request", OF_A_REQUEST_BUILDER);
        if operation.pages.is_some() {
            scope.also_reserved.extend(OF_PAGES);
        }
        if operation.answers.iter().any(|answer| answer.pending.is_some()) {
            scope.also_reserved.extend(OF_WAITING);
        }
        scope
    }

    pub(super) fn of_fields() -> Self {
        Self::new("a field", &[])
    }

    pub(super) fn of_enum_values() -> Self {
        Self::new("a value of an enum", &["Unknown"])
    }

    pub(super) fn of_members() -> Self {
        Self::new("a member of a union", &["Unknown"])
    }

    pub(super) fn of_errors() -> Self {
        Self::new("an error", &[])
    }

    pub(super) fn of_client_builder() -> Self {
        Self::new("a credential or variable", OF_THE_CLIENT_BUILDER)
    }

    /// Names that only have to differ from each other.
    pub(super) fn of(what: &'static str) -> Self {
        Self::new(what, &[])
    }

    /// The Rust name of `name`, reported if there is none, it is taken or it is the generated code's own.
    pub(super) fn give(
        &mut self,
        name: &Spanned<String>,
        convert: impl Fn(&str) -> Result<Ident, NameProblem>,
        diagnostics: &mut Diagnostics,
    ) -> Name {
        let rust = match convert(&name.value) {
            Ok(rust) => {
                self.take(&rust, &name.value, name.span, None, diagnostics);
                rust
            }
            Err(problem) => {
                diagnostics.push(refused(self.what, problem, name));
                names::stand_in()
            }
        };
        Name {
            spec: name.value.clone(),
            rust,
            span: name.span,
        }
    }

    /// Takes a name for something that is generated for `by`.
    pub(super) fn take_for(&mut self, rust: &Ident, spec: &str, span: Span, by: String, diagnostics: &mut Diagnostics) {
        self.take(rust, spec, span, Some(by), diagnostics);
    }

    fn is_reserved(&self, rust: &Ident) -> bool {
        let mut reserved = self.reserved.iter().chain(&self.also_reserved);
        reserved.any(|name| *name == rust.as_str()) || (self.beside_parameters && is_parameter(rust.as_str()))
    }

    fn is_free(&self, rust: &Ident) -> bool {
        !self.is_reserved(rust) && !self.taken.contains_key(rust.as_str())
    }

    fn take(&mut self, rust: &Ident, spec: &str, span: Span, by: Option<String>, diagnostics: &mut Diagnostics) {
        if self.is_reserved(rust) {
            diagnostics.push(self.reserved_name(rust, spec, span, by.as_deref()));
            return;
        }
        match self.taken.get(rust.as_str()) {
            // Said under each server, the one variable is meant.
            Some(first) if first.span == span => {}
            Some(first) => diagnostics.push(self.clash(rust, spec, span, by.as_deref(), first)),
            None => {
                self.taken.insert(rust.as_str().to_owned(), Taken { span, by });
            }
        }
    }

    fn reserved_name(&self, rust: &Ident, spec: &str, span: Span, by: Option<&str>) -> Diagnostic {
        let headline = match by {
            Some(by) => format!("{by} cannot be called `{}`", rust.as_str()),
            None => format!("{} cannot be the name of {}", shown(spec), self.what),
        };
        Diagnostic::error(&RESERVED_NAME, span, headline)
            .label(format!("`{}` has a meaning in the generated code", rust.as_str()))
            .help(cure(self.what))
    }

    fn clash(&self, rust: &Ident, spec: &str, span: Span, by: Option<&str>, first: &Taken) -> Diagnostic {
        let of_what = by.map_or_else(|| shown(spec), str::to_owned);
        let headline = format!("{of_what} would be `{}` in Rust, which is taken", rust.as_str());
        let before = first
            .by
            .as_ref()
            .map_or("taken here".to_owned(), |by| format!("taken by {by}"));
        Diagnostic::error(&NAME_CLASH, span, headline)
            .related(first.span, before)
            .help(cure(self.what))
    }
}

/// Whether a builder has a type parameter of that name.
fn is_parameter(name: &str) -> bool {
    let number = name.strip_prefix('S').unwrap_or_default();
    name == "T" || (!number.is_empty() && number.bytes().all(|digit| digit.is_ascii_digit()))
}

/// Objects that are sent have builders with a setter for each field.
pub(super) fn report_setter_names(types: &[TypeDef], sent: &BTreeSet<TypeId>, diagnostics: &mut Diagnostics) {
    let scope = Scope::new("a field", OF_AN_OBJECT_BUILDER);
    let sent = types
        .iter()
        .enumerate()
        .filter(|(index, _)| sent.contains(&TypeId(*index)));
    for (_, ty) in sent.filter(|(_, ty)| matches!(ty.kind, TypeKind::Object { .. })) {
        for name in ty.fields().iter().map(|field| &field.name) {
            if scope.is_reserved(&name.rust) {
                diagnostics.push(scope.reserved_name(&name.rust, &name.spec, name.span, None));
            }
        }
    }
}

/// The handle type of a resource: called like the resource, unless a type or an operation of its module is.
pub(super) fn give_handle_name(scope: &mut Scope, name: &Spanned<String>, diagnostics: &mut Diagnostics) -> Ident {
    // A name that is not valid was reported as the resource's own.
    let Ok(plain) = names::pascal_case(&name.value) else {
        return names::stand_in();
    };
    let rust = match scope.is_free(&plain) {
        true => plain,
        false => Ident(format!("{}Handle", plain.as_str())),
    };
    let by = format!("the resource {}", shown(&name.value));
    scope.take_for(&rust, &name.value, name.span, by, diagnostics);
    rust
}

fn refused(what: &str, problem: NameProblem, name: &Spanned<String>) -> Diagnostic {
    match problem {
        NameProblem::Keyword => {
            let headline = format!("{} is a keyword of Rust that nothing can be called", shown(&name.value));
            Diagnostic::error(&KEYWORD_NAME, name.span, headline).help(cure(what))
        }
        NameProblem::Invalid if what == "a value of an enum" => {
            let headline = format!("no Rust name can be made from the value {}", shown(&name.value));
            Diagnostic::error(&INVALID_NAME, name.span, headline)
                .help("values of an enum have at least one letter or digit, and letters of Latin alphabets only; make the field a string")
        }
        NameProblem::Invalid => {
            let headline = format!("{} is not a name for {what}", shown(&name.value));
            Diagnostic::error(&INVALID_NAME, name.span, headline)
                .help("names have letters of Latin alphabets (an API and a resource: ASCII), digits, `_` and `-`, at least one letter or digit, no `-` in front, and at most 100 bytes")
                .help(cure(what))
        }
    }
}

fn cure(what: &str) -> &'static str {
    match what {
        "a field" | "a field of a request" | "a member of a union" => {
            "choose another name, and give the one on the wire as `wire_name`"
        }
        "a value of an enum" => "make the field a string and list the values in its `about`",
        "a type" => "choose another name: names of types are not sent; an inline type gets one under `types:`",
        _ => "choose another name: it is not sent",
    }
}
