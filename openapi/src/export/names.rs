//! Keys for `components.schemas`: letters of ASCII, each used once, the same in every run.

use std::collections::{BTreeMap, BTreeSet};

use specwright_codegen::model::{Model, TypeDef, TypeId};

/// The keys of the schemas.
#[derive(Debug)]
pub(super) struct Names {
    types: Vec<String>,
    errors: Vec<String>,
}

impl Names {
    pub(super) fn new(model: &Model) -> Self {
        let mut used = BTreeSet::new();
        let plain: Vec<String> = model.types.iter().map(|ty| ascii(ty.name.rust.as_str())).collect();
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for name in &plain {
            *counts.entry(name).or_default() += 1;
        }
        let is_shared = |name: &str| counts.get(name).copied().unwrap_or_default() > 1;
        let mut types = Vec::new();
        for (ty, name) in model.types.iter().zip(&plain) {
            let wanted = match is_shared(name) {
                true => format!("{}{name}", home(model, ty)),
                false => name.clone(),
            };
            types.push(settle(wanted, &mut used));
        }
        let bodies = model.api.error_bodies.iter();
        let errors = bodies.map(|body| settle(format!("Error{}", pascal(&body.name.spec)), &mut used));
        let errors = errors.collect();
        Self { types, errors }
    }

    /// The key of a type.
    pub(super) fn of_type(&self, id: TypeId) -> &str {
        self.types.get(id.0).map_or("", String::as_str)
    }

    /// The key of the schema of an error body.
    pub(super) fn of_error_body(&self, index: usize) -> &str {
        self.errors.get(index).map_or("", String::as_str)
    }
}

/// Names that no type with a name can have.
const WORDS: &[&str] = &[
    "string", "bool", "int", "float", "decimal", "bytes", "date", "datetime", "any", "list", "map",
];

/// The name of a type in a spec. What is said in place is called after its field, which may be a word of the language.
pub(super) fn type_name(ty: &TypeDef) -> &str {
    match WORDS.contains(&ty.name.spec.as_str()) {
        true => ty.name.rust.as_str(),
        false => &ty.name.spec,
    }
}

/// The resource's name in front; a type that all resources share has none.
fn home(model: &Model, ty: &TypeDef) -> String {
    let resource = ty.resource.and_then(|index| model.resources.get(index));
    resource.map_or_else(String::new, |resource| pascal(&resource.name.spec))
}

fn settle(wanted: String, used: &mut BTreeSet<String>) -> String {
    if used.insert(wanted.clone()) {
        return wanted;
    }
    let mut number = 2_usize;
    loop {
        let other = format!("{wanted}{number}");
        if used.insert(other.clone()) {
            return other;
        }
        number += 1;
    }
}

/// `at_communication` as `AtCommunication`.
pub(super) fn pascal(name: &str) -> String {
    let words = name.split('_').map(|word| {
        let mut letters = word.chars();
        let first = letters.next().map(|first| first.to_ascii_uppercase());
        first.into_iter().chain(letters).collect::<String>()
    });
    ascii(&words.collect::<String>())
}

/// What a key cannot hold becomes `_`.
pub(crate) fn ascii(name: &str) -> String {
    let name = name.strip_prefix("r#").unwrap_or(name);
    let letter = |letter: char| match letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-' | '.') {
        true => letter,
        false => '_',
    };
    name.chars().map(letter).collect()
}
