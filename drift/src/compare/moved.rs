//! Operations whose method or path the page has and the spec has not, and which are in the spec all the same.

use crate::facts::{Facts, PageOperation};

use super::matching::{Matching, Pair, Search, sent};
use super::paths::Shape;
use super::titles;

impl Search<'_> {
    /// Operations whose method or path has changed.
    pub(super) fn add_moved(
        &self,
        facts: &Facts,
        before: &[(String, String, usize)],
        is_forced: bool,
        open: &mut Vec<usize>,
        matching: &mut Matching,
    ) {
        let taken: Vec<usize> = matching.pairs.iter().map(|pair| pair.spec).collect();
        let free: Vec<usize> = self.indexes().filter(|index| !taken.contains(index)).collect();
        let mut found: Vec<(usize, usize)> = Vec::new();
        for &page in open.iter() {
            let Some(operation) = facts.operations.get(page) else {
                continue;
            };
            let earlier = || self.earlier(operation, before, facts, &free);
            let forced = || match (is_forced, open.as_slice(), free.as_slice()) {
                (true, [_], [spec]) => Some(*spec),
                _ => None,
            };
            let spec = earlier()
                .or_else(forced)
                .or_else(|| self.same_but_path(operation, &free));
            found.extend(spec.map(|spec| (page, spec)));
        }
        for &(page, spec) in &found {
            // Two that look like the same one are not sure.
            if found.iter().filter(|(_, other)| *other == spec).count() > 1 {
                continue;
            }
            let stated = facts.operations.get(page).is_some_and(|it| it.path.is_some());
            matching.pairs.push(Pair {
                page,
                spec,
                is_moved: stated,
            });
            open.retain(|index| *index != page);
        }
    }

    /// What an earlier copy of the page had under the same title, if its request line is gone.
    fn earlier(
        &self,
        operation: &PageOperation,
        before: &[(String, String, usize)],
        facts: &Facts,
        free: &[usize],
    ) -> Option<usize> {
        let is_gone = |line: &str| facts.operations.iter().all(|other| other.request_line() != line);
        let mut gone = before
            .iter()
            .filter(|(_, line, spec)| free.contains(spec) && is_gone(line));
        let by_title = before
            .iter()
            .find(|(title, line, spec)| *title == operation.title && free.contains(spec) && is_gone(line));
        let found = by_title.or_else(|| {
            let only = gone.next()?;
            (gone.next().is_none() && self.share_of_fields(operation, only.2) >= 0.5).then_some(only)
        })?;
        Some(found.2)
    }

    /// The one operation that has nearly the same fields, and either the method or a word of the path.
    fn same_but_path(&self, operation: &PageOperation, free: &[usize]) -> Option<usize> {
        let path = operation.path.as_deref()?;
        let own = Shape::of_page(path, &self.bases);
        let words = own.words();
        let mut found = Vec::new();
        for &index in free {
            let Some(shape) = self.shapes.get(index) else { continue };
            let is_same_path = own.fit(shape).is_some();
            let has_method = self.has_method(operation, index);
            let has_word = shape.words().iter().any(|word| words.contains(word));
            let fields = self.share_of_fields(operation, index);
            let of_spec = self.share_of_spec(operation, index);
            let count = sent(operation).count();
            let is_titled = self
                .spec
                .get(index)
                .is_some_and(|spec| titles::names(&operation.title, spec));
            let is_address = self.has_address(index) && has_method;
            let alike = count >= 2 && fields >= 0.6 && of_spec >= 0.6;
            if is_address
                || (is_same_path && is_titled)
                || (alike && (is_same_path || has_method && (has_word || fields + of_spec > 1.8 && count >= 3)))
            {
                found.push(index);
            }
        }
        match found.as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }
}
