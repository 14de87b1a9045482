//! The value under the root, and what stands beside it.

use super::parser::Stop;
use super::reading::Reading;
use crate::decode::seen::Target;
use crate::describe;
use crate::deviation::DeviationKind;

/// Names on the way to the value.
pub(super) type Path = &'static [&'static str];

/// A level on the way to the value that holds the fields; with an empty path, that value.
pub(super) struct Level<'o> {
    pub(super) path: Path,
    /// The same by other names; the value may be under any.
    pub(super) others: &'o [Path],
    /// Whether it is the whole body.
    pub(super) outermost: bool,
}

impl Level<'_> {
    /// What is left of the ways that go on with this name.
    fn below(&self, key: &str) -> impl Iterator<Item = Path> {
        let ways = std::iter::once(&self.path).chain(self.others);
        ways.filter_map(|way| way.split_first())
            .filter(move |(name, _)| **name == key)
            .map(|(_, rest)| rest)
    }
}

impl Reading<'_, '_> {
    pub(super) fn fill_root(&mut self, level: &Level<'_>, target: &mut Target<'_>) -> Result<(), Stop> {
        let Some((root, _)) = level.path.split_first() else {
            return self.fill_target(target);
        };
        if self.parser.peek()? != b'{' {
            return Err(self.wrong_kind_of_root(root));
        }
        self.parser.enter()?;
        let mut found = false;
        let mut is_first = true;
        while let Some(key) = self.next_key(&mut is_first)? {
            let mut below = level.below(&key);
            if let Some(path) = below.next() {
                if found {
                    target.clear_body();
                    self.progress.observe_named(DeviationKind::Repeated, &key);
                }
                found = true;
                let others: Vec<Path> = below.collect();
                let level = Level {
                    path,
                    others: &others,
                    outermost: false,
                };
                self.fill_root(&level, target)?;
            } else if !level.outermost || !self.fill_beside(target, &key)? {
                self.parser.skip()?;
                self.progress.observe_named(DeviationKind::UnknownField, &key);
            }
        }
        if found {
            return Ok(());
        }
        Err(self.fail_here(object_with(root)))
    }

    #[cold]
    fn wrong_kind_of_root(&mut self, root: &str) -> Stop {
        match self.parser.skip() {
            Ok(()) => self.fail_here(object_with(root)),
            Err(Stop) => Stop,
        }
    }

    /// The payload, or the object whose members are the fields.
    fn fill_target(&mut self, target: &mut Target<'_>) -> Result<(), Stop> {
        let Some(index) = target.payload() else {
            return self.fill_answer(target);
        };
        self.fill_field(target, index)
    }

    fn fill_field(&mut self, target: &mut Target<'_>, index: usize) -> Result<(), Stop> {
        let field = &target.shape.fields[index];
        self.progress.enter_field(field);
        let present = self.fill_slot(target.structure.slot_mut(index), field.form)?;
        self.progress.leave();
        target.seen.set(index, present);
        Ok(())
    }

    /// Fills a field beside the root; gives whether there is one of that name.
    fn fill_beside(&mut self, target: &mut Target<'_>, key: &str) -> Result<bool, Stop> {
        let fields = target.shape.fields;
        let found = fields
            .iter()
            .position(|field| field.place == describe::Place::BesideRoot && field.is_read_as(key));
        let Some(index) = found else {
            return Ok(false);
        };
        if target.seen.contains(index) {
            target.structure.slot_mut(index).clear();
        }
        self.fill_field(target, index)?;
        Ok(true)
    }
}

fn object_with(root: &str) -> String {
    format!("an object with the member `{root}`")
}
