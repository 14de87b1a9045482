//! The fields of a page, by the names around them.

use crate::facts::{Claim, Fact, FieldPlace, FieldType};

/// Deeper fields are left out.
const DEEPEST: usize = 8;

/// A field, what is said of it and the fields in it.
#[derive(Debug, Clone, Default)]
pub(super) struct Field<'a> {
    /// The last part of its name, as the page spells it.
    pub(super) name: String,
    /// With the names around it.
    pub(super) path: String,
    pub(super) facts: Vec<&'a Fact>,
    pub(super) children: Vec<Field<'a>>,
    /// Whether a sample shows it as a list.
    pub(super) is_list: bool,
}

/// Puts fields into each other, in the order in which the page names them first.
pub(super) fn nested<'a>(said: impl IntoIterator<Item = (&'a str, &'a Fact)>, lists: &[String]) -> Vec<Field<'a>> {
    let mut root = Field::default();
    for (name, fact) in said {
        let mut field = &mut root;
        for part in name.split('.').filter(|part| !part.is_empty()).take(DEEPEST) {
            let path = match field.path.is_empty() {
                true => part.to_owned(),
                false => format!("{}.{part}", field.path),
            };
            let known = field.children.iter().position(|child| child.name == part);
            let at = known.unwrap_or_else(|| {
                field.children.push(Field {
                    name: part.to_owned(),
                    is_list: lists.contains(&path),
                    path,
                    ..Field::default()
                });
                field.children.len() - 1
            });
            let Some(child) = field.children.get_mut(at) else { break };
            field = child;
        }
        if field.name == name.rsplit('.').next().unwrap_or(name) {
            field.facts.push(fact);
        }
    }
    root.children
}

/// Each field by itself, its name with the names around it.
pub(super) fn flat<'a>(said: impl IntoIterator<Item = (&'a str, &'a Fact)>) -> Vec<Field<'a>> {
    let mut fields: Vec<Field<'a>> = Vec::new();
    for (name, fact) in said {
        match fields.iter_mut().find(|field| field.name == name) {
            Some(field) => field.facts.push(fact),
            None => fields.push(Field {
                name: name.to_owned(),
                path: name.to_owned(),
                facts: vec![fact],
                ..Field::default()
            }),
        }
    }
    fields
}

impl<'a> Field<'a> {
    /// What is claimed of it in one respect; of several, the surest.
    pub(super) fn said<T>(&self, of: impl Fn(&'a Claim) -> Option<T>) -> Option<T> {
        let mut found = None;
        for fact in &self.facts {
            let Some(value) = of(&fact.claim) else { continue };
            match &found {
                Some((certainty, _)) if *certainty <= fact.certainty => {}
                _ => found = Some((fact.certainty, value)),
            }
        }
        found.map(|(_, value)| value)
    }

    /// Where it travels.
    pub(super) fn place(&self) -> Option<FieldPlace> {
        self.said(|claim| match claim {
            Claim::Exists(place) => *place,
            _ => None,
        })
    }

    /// What it holds.
    pub(super) fn ty(&self) -> Option<&'a FieldType> {
        self.said(|claim| match claim {
            Claim::Type(ty) => Some(ty),
            _ => None,
        })
    }

    /// Whether it holds several.
    pub(super) fn holds_many(&self) -> bool {
        self.is_list || matches!(self.ty(), Some(FieldType::List(_)))
    }
}
