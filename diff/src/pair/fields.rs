//! Fields that stand side by side: those of a request, of an answer, of an object, the members of a union.

use specwright_codegen::model::{Field, Group, TypeId, TypeRef};
use specwright_codegen::source::Span;

use super::Matched;
use crate::change::What;
use crate::{Direction, Judgement, Verdict};

/// What holds fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// What an operation sends.
    Request,
    /// What it receives.
    Answer,
    /// A named type with fields.
    Object,
    /// A named type that is exactly one of its members.
    Union,
}

/// One side of [`Fields`].
#[derive(Debug, Clone, Copy)]
pub struct FieldList<'a> {
    /// In the order of the file.
    pub fields: &'a [Field],
    /// Rules over several of them.
    pub groups: &'a [Group],
    /// The type whose fields they are.
    pub ty: Option<TypeId>,
    /// Whether they are read from XML alone, where a list without items leaves no trace.
    pub is_read_from_xml: bool,
    /// Where they are.
    pub span: Span,
}

/// Fields that stand side by side, before and after.
#[derive(Debug)]
pub struct Fields<'a> {
    /// The operation's or type's name.
    pub owner: String,
    /// What holds them.
    pub role: Role,
    /// Whether programs send them.
    pub is_sent: bool,
    /// Whether programs receive them.
    pub is_received: bool,
    /// What they were.
    pub old: FieldList<'a>,
    /// What they are.
    pub new: FieldList<'a>,
    /// Which belong together, by their indexes.
    pub matched: Matched<usize>,
}

/// A field that both sides have.
#[derive(Debug, Clone, Copy)]
pub struct FieldPair<'p, 'a> {
    /// The fields beside it.
    pub list: &'p Fields<'a>,
    /// What it was.
    pub old: &'a Field,
    /// What it is.
    pub new: &'a Field,
    /// The indexes of both.
    pub index: (usize, usize),
}

/// By their names, else by a name on the wire at the same place.
#[must_use]
pub fn match_fields(old: &[Field], new: &[Field]) -> Matched<usize> {
    let wire = |fields: &[Field], index: usize| {
        let field = fields.get(index)?;
        Some((field.place, field.wire.first()?.value.0.clone()))
    };
    Matched::unmatched(0..old.len(), 0..new.len())
        .by_each(
            |index| Some(old.get(index)?.name.spec.as_str()),
            |index| Some(new.get(index)?.name.spec.as_str()),
        )
        .by_each(
            |index| Some(old.get(index)?.name.rust.as_str()),
            |index| Some(new.get(index)?.name.rust.as_str()),
        )
        .by_each(|index| wire(old, index), |index| wire(new, index))
}

impl FieldList<'_> {
    /// Whether a field that is not there is read as a list or a map without items.
    #[must_use]
    pub fn is_empty_if_absent(&self, field: &Field) -> bool {
        self.is_read_from_xml && matches!(field.ty, TypeRef::List(_) | TypeRef::Map(_))
    }
}

impl<'a> Fields<'a> {
    /// The fields that both sides have.
    pub fn both(&self) -> impl Iterator<Item = FieldPair<'_, 'a>> {
        self.matched.both.iter().filter_map(|&(old, new)| {
            Some(FieldPair {
                list: self,
                old: self.old.fields.get(old)?,
                new: self.new.fields.get(new)?,
                index: (old, new),
            })
        })
    }

    /// The fields that only the old side has.
    pub fn removed(&self) -> impl Iterator<Item = &'a Field> {
        self.matched
            .removed
            .iter()
            .filter_map(|&index| self.old.fields.get(index))
    }

    /// The fields that only the new side has.
    pub fn added(&self) -> impl Iterator<Item = &'a Field> {
        self.matched
            .added
            .iter()
            .filter_map(|&index| self.new.fields.get(index))
    }

    /// Whether they are an object's or a call's, not the members of a union.
    #[must_use]
    pub fn is_struct(&self) -> bool {
        self.role != Role::Union
    }

    /// One of them, for a finding.
    #[must_use]
    pub fn what(&self, field: &Field) -> What {
        let kind = match self.role {
            Role::Request => "request",
            Role::Answer => "answer",
            Role::Object => "field",
            Role::Union => "member",
        };
        What::part(&self.owner, kind, &field.name.spec)
    }

    /// The gravest of what a change means in the directions in which the fields travel, with the reasons of each.
    #[must_use]
    pub fn judge(&self, sent: (Verdict, &str), received: (Verdict, &str)) -> (Option<Direction>, Judgement) {
        match (self.is_sent, self.is_received) {
            (true, false) => (Some(Direction::Sent), Judgement::new(sent.0, sent.1)),
            (false, true) => (Some(Direction::Received), Judgement::new(received.0, received.1)),
            _ => {
                let mut both = [("sent", sent), ("received", received)];
                both.sort_by_key(|(_, (verdict, _))| std::cmp::Reverse(*verdict));
                let told = both.iter().filter(|(_, (_, why))| !why.is_empty());
                let told: Vec<String> = told.map(|(how, (_, why))| format!("{how}: {why}")).collect();
                let gravest = sent.0.max(received.0);
                (None, Judgement::new(gravest, told.join("; ")))
            }
        }
    }
}

impl FieldPair<'_, '_> {
    /// For a finding.
    #[must_use]
    pub fn what(&self) -> What {
        self.list.what(self.new)
    }

    /// Whether programs call it otherwise.
    #[must_use]
    pub fn is_renamed(&self) -> bool {
        self.old.name.spec != self.new.name.spec || self.old.name.rust != self.new.name.rust
    }

    /// Whether a program may leave it out, before and after.
    #[must_use]
    pub fn optional(&self) -> (bool, bool) {
        (may_be_absent(self.old), may_be_absent(self.new))
    }
}

/// Whether the field is an `Option`.
#[must_use]
pub fn may_be_absent(field: &Field) -> bool {
    field.optional || field.fill.is_some()
}
