//! Named scalars: what each says when all that it builds on is merged into it.

use super::rules::TYPE_CYCLE;
use super::type_names::plain_type;
use super::types::Types;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Constraints, Encoding, Evidence, JsonForm, SampleValue, TypeRef};
use crate::parse::rules::BAD_VALUE;
use crate::source::Spanned;
use crate::syntax::{self, TypeDefinition};
use crate::wording::shown;

/// A named scalar of the spec.
pub(super) struct AliasEntry<'a> {
    pub(super) name: &'a Spanned<String>,
    pub(super) resource: Option<usize>,
    /// Whether a field names it, itself or by another one.
    pub(super) used: bool,
    definition: &'a TypeDefinition,
    alias: &'a syntax::Alias,
    base: Option<usize>,
    merged: Option<Merged>,
}

/// What a field takes over from the scalar that it names.
#[derive(Debug, Clone)]
pub(super) struct Merged {
    pub(super) ty: TypeRef,
    pub(super) about: Option<String>,
    pub(super) secret: Option<bool>,
    pub(super) wire: Option<Spanned<Encoding>>,
    pub(super) none: Option<String>,
    pub(super) also_read: Vec<JsonForm>,
    pub(super) sample: Option<Spanned<SampleValue>>,
    pub(super) sample_breaks: Option<Spanned<String>>,
    pub(super) constraints: Constraints,
    pub(super) evidence: Evidence,
}

impl<'a> AliasEntry<'a> {
    pub(super) fn new(definition: &'a TypeDefinition, alias: &'a syntax::Alias, resource: Option<usize>) -> Self {
        Self {
            name: &definition.name,
            resource,
            used: false,
            definition,
            alias,
            base: None,
            merged: None,
        }
    }

    /// What it says itself.
    fn own(&self, ty: TypeRef) -> Merged {
        Merged {
            ty,
            about: self.definition.about.clone(),
            secret: self.alias.secret,
            wire: self.alias.wire.clone(),
            none: self.alias.none.clone(),
            also_read: self.alias.also_read.clone(),
            sample: self.alias.sample.clone(),
            sample_breaks: self.alias.sample_breaks.clone(),
            constraints: self.alias.constraints.clone(),
            evidence: self.definition.evidence.clone(),
        }
    }
}

impl Merged {
    /// This one's own words, and the base's where it has none.
    fn on(self, base: &Merged) -> Merged {
        let sample_is_own = self.sample.is_some();
        Merged {
            ty: base.ty.clone(),
            about: self.about.or_else(|| base.about.clone()),
            secret: self.secret.or(base.secret),
            wire: self.wire.or_else(|| base.wire.clone()),
            none: self.none.or_else(|| base.none.clone()),
            also_read: match self.also_read.is_empty() {
                true => base.also_read.clone(),
                false => self.also_read,
            },
            sample_breaks: self
                .sample_breaks
                .or_else(|| base.sample_breaks.clone().filter(|_| !sample_is_own)),
            sample: self.sample.or_else(|| base.sample.clone()),
            constraints: merge_constraints(self.constraints, &base.constraints),
            evidence: merge_evidence(self.evidence, &base.evidence),
        }
    }
}

/// Each constraint of `own`, and those of `base` that it does not state.
pub(super) fn merge_constraints(own: Constraints, base: &Constraints) -> Constraints {
    let Constraints {
        length,
        chars,
        pattern,
        range,
        multiple_of,
        items,
        unique,
        format,
    } = own;
    Constraints {
        length: length.or_else(|| base.length.clone()),
        chars: chars.or_else(|| base.chars.clone()),
        pattern: pattern.or_else(|| base.pattern.clone()),
        range: range.or_else(|| base.range.clone()),
        multiple_of: multiple_of.or_else(|| base.multiple_of.clone()),
        items: items.or_else(|| base.items.clone()),
        unique: unique || base.unique,
        format: format.or_else(|| base.format.clone()),
    }
}

pub(super) fn merge_evidence(own: Evidence, base: &Evidence) -> Evidence {
    Evidence {
        doubt: own.doubt.or_else(|| base.doubt.clone()),
        note: own.note.or_else(|| base.note.clone()),
        conflicts: merge_conflicts(own.conflicts, &base.conflicts),
    }
}

/// A contradiction stays settled where a name is given to what was decided.
fn merge_conflicts(mut own: Vec<Spanned<String>>, base: &[Spanned<String>]) -> Vec<Spanned<String>> {
    for conflict in base {
        if own.iter().all(|known| known.value != conflict.value) {
            own.push(conflict.clone());
        }
    }
    own
}

impl Types<'_> {
    /// Merges every alias. Chains may be as long as the file: they are followed, not recursed into.
    pub(super) fn merge_aliases(&mut self, diagnostics: &mut Diagnostics) {
        for index in 0..self.aliases.len() {
            let chain = self.unmerged_chain(index, diagnostics);
            for &link in chain.iter().rev() {
                let merged = self.merge_link(link, diagnostics);
                self.aliases[link].merged = Some(merged);
            }
        }
    }

    /// From `start` along its bases to the last one that is not merged yet.
    fn unmerged_chain(&mut self, start: usize, diagnostics: &mut Diagnostics) -> Vec<usize> {
        let mut chain = Vec::new();
        let mut on_chain = std::collections::BTreeSet::new();
        let mut next = Some(start);
        while let Some(index) = next {
            let entry = &self.aliases[index];
            if entry.merged.is_some() {
                break;
            }
            chain.push(index);
            on_chain.insert(index);
            let named = entry.alias.ty.as_ref();
            let base = named.and_then(|name| self.alias_index(&name.value, entry.resource));
            if let Some(base) = base.filter(|base| on_chain.contains(base)) {
                diagnostics.push(self.cycle(index, base));
                break;
            }
            self.aliases[index].base = base;
            next = base;
        }
        chain
    }

    fn merge_link(&self, index: usize, diagnostics: &mut Diagnostics) -> Merged {
        let entry = &self.aliases[index];
        if let Some(base) = entry.base.and_then(|base| self.aliases[base].merged.as_ref()) {
            return entry.own(base.ty.clone()).on(base);
        }
        let ty = match &entry.alias.ty {
            None => TypeRef::String,
            Some(name) => self.scalar_type(name, entry.resource, diagnostics),
        };
        entry.own(ty)
    }

    fn scalar_type(&self, name: &Spanned<String>, resource: Option<usize>, diagnostics: &mut Diagnostics) -> TypeRef {
        if let Some(ty) = plain_type(&name.value) {
            return ty;
        }
        // A cycle was reported where it was found.
        if self.alias_index(&name.value, resource).is_some() {
            return TypeRef::String;
        }
        if matches!(name.value.as_str(), "list" | "map") || self.is_declared(&name.value, resource) {
            let headline = format!("a scalar type cannot be made from {}", shown(&name.value));
            diagnostics.push(
                Diagnostic::error(&BAD_VALUE, name.span, headline).help(
                    "name lists, maps, objects, enums and unions in the fields themselves: `{ type: list, of: … }`",
                ),
            );
        } else {
            diagnostics.push(self.unknown_type(name, resource));
        }
        TypeRef::String
    }

    fn cycle(&self, last: usize, first: usize) -> Diagnostic {
        let (last, first) = (&self.aliases[last], &self.aliases[first]);
        let headline = format!("the type {} is made from itself", shown(&first.name.value));
        let place = last.alias.ty.as_ref().map_or(last.name.span, |name| name.span);
        Diagnostic::error(&TYPE_CYCLE, place, headline)
            .related(first.name.span, "the type")
            .help("name a plain type such as `string` at the end of the chain")
    }

    /// What a field takes over that names the alias.
    pub(super) fn use_alias(&mut self, index: usize) -> Merged {
        let mut next = Some(index);
        while let Some(at) = next.filter(|&at| !self.aliases[at].used) {
            self.aliases[at].used = true;
            next = self.aliases[at].base;
        }
        let merged = self.aliases[index].merged.clone();
        // Every alias was merged when the types were collected; text is what an unreadable one counts as.
        merged.unwrap_or_else(|| self.aliases[index].own(TypeRef::String))
    }
}
