//! Named types: which of the old are which of the new.

use std::collections::BTreeMap;

use specwright_codegen::model::{Model, Resource, TypeDef, TypeId, TypeKind, TypeRef};

use super::Matched;

/// Which of the old types are which of the new.
#[derive(Debug, Default)]
pub struct TypePairs {
    to_new: BTreeMap<TypeId, TypeId>,
    to_old: BTreeMap<TypeId, TypeId>,
}

impl TypePairs {
    /// Types of the same home and name.
    pub(super) fn by_name(old: &Model, new: &Model, resources: &Matched<&Resource>) -> Self {
        let heirs: BTreeMap<&str, &str> = resources
            .both
            .iter()
            .map(|(old, new)| (old.name.spec.as_str(), new.name.spec.as_str()))
            .collect();
        let home = |model: &Model, id: TypeId| {
            let resource = model.ty(id).resource;
            resource.map(|index| {
                model
                    .resources
                    .get(index)
                    .map_or("", |resource| &resource.name.spec)
                    .to_owned()
            })
        };
        let old_home = |id: TypeId| {
            home(old, id).map(|home| heirs.get(home.as_str()).map_or(home.clone(), |heir| (*heir).to_owned()))
        };
        let matched = Matched::unmatched(ids(old), ids(new)).by_each(
            |id| Some((old_home(id), old.ty(id).name.rust.clone())),
            |id| Some((home(new, id), new.ty(id).name.rust.clone())),
        );
        let mut pairs = Self::default();
        for (old, new) in matched.both {
            pairs.insert(old, new);
        }
        pairs
    }

    /// Types that moved: of the same name and kind, each the only one that is left of it.
    pub(super) fn by_name_alone(&mut self, old: &Model, new: &Model) -> Vec<(TypeId, TypeId)> {
        let removed = ids(old).filter(|id| !self.to_new.contains_key(id));
        let added = ids(new).filter(|id| !self.to_old.contains_key(id));
        let matched = Matched::unmatched(removed, added).by_each(
            |id| Some((old.ty(id).name.rust.clone(), kind_word(&old.ty(id).kind))),
            |id| Some((new.ty(id).name.rust.clone(), kind_word(&new.ty(id).kind))),
        );
        for &(old, new) in &matched.both {
            self.insert(old, new);
        }
        matched.both
    }

    /// Puts two types together that stand at the same place, if neither has found another and they are alike. Whether it did.
    pub(super) fn by_place(&mut self, models: (&Model, &Model), old: TypeId, new: TypeId) -> bool {
        let is_free = !self.to_new.contains_key(&old) && !self.to_old.contains_key(&new);
        let fits = is_free && are_alike(models.0.ty(old), models.1.ty(new));
        if fits {
            self.insert(old, new);
        }
        fits
    }

    fn insert(&mut self, old: TypeId, new: TypeId) {
        self.to_new.insert(old, new);
        self.to_old.insert(new, old);
    }

    /// What became of an old type.
    #[must_use]
    pub fn new_of(&self, old: TypeId) -> Option<TypeId> {
        self.to_new.get(&old).copied()
    }

    /// What a new type was.
    #[must_use]
    pub fn old_of(&self, new: TypeId) -> Option<TypeId> {
        self.to_old.get(&new).copied()
    }

    /// Every type that both models have.
    pub fn iter(&self) -> impl Iterator<Item = (TypeId, TypeId)> {
        self.to_new.iter().map(|(&old, &new)| (old, new))
    }

    /// Whether two fields are of the same type.
    #[must_use]
    pub fn are_same(&self, old: &TypeRef, new: &TypeRef) -> bool {
        match innermost(old, new) {
            Some((TypeRef::Named(old), TypeRef::Named(new))) => self.new_of(*old) == Some(*new),
            Some((old, new)) => old == new,
            None => false,
        }
    }
}

/// What is inside of the lists and maps of both; `None`: they are not the same lists and maps.
pub(super) fn innermost<'t>(mut old: &'t TypeRef, mut new: &'t TypeRef) -> Option<(&'t TypeRef, &'t TypeRef)> {
    loop {
        (old, new) = match (old, new) {
            (TypeRef::List(old), TypeRef::List(new))
            | (TypeRef::Map(old), TypeRef::Map(new))
            | (TypeRef::Nullable(old), TypeRef::Nullable(new)) => (&**old, &**new),
            (TypeRef::List(_) | TypeRef::Map(_) | TypeRef::Nullable(_), _)
            | (_, TypeRef::List(_) | TypeRef::Map(_) | TypeRef::Nullable(_)) => return None,
            same => return Some(same),
        };
    }
}

/// Every type of a model.
pub(super) fn ids(model: &Model) -> impl Iterator<Item = TypeId> {
    (0..model.types.len()).map(TypeId)
}

/// `object`, `union`, `enum`.
#[must_use]
pub fn kind_word(kind: &TypeKind) -> &'static str {
    match kind {
        TypeKind::Object { .. } => "object",
        TypeKind::Union { .. } => "union",
        TypeKind::Enum { .. } => "enum",
    }
}

/// Of the same kind, with at least half of the smaller one's fields or values in common.
fn are_alike(old: &TypeDef, new: &TypeDef) -> bool {
    let names = |ty: &TypeDef| -> Vec<String> {
        match &ty.kind {
            TypeKind::Enum { values } => values.iter().map(|value| value.name.spec.clone()).collect(),
            TypeKind::Object { .. } | TypeKind::Union { .. } => {
                ty.fields().iter().map(|field| field.name.spec.clone()).collect()
            }
        }
    };
    let (old_names, new_names) = (names(old), names(new));
    let common = old_names.iter().filter(|name| new_names.contains(name)).count();
    kind_word(&old.kind) == kind_word(&new.kind) && 2 * common >= old_names.len().min(new_names.len())
}
