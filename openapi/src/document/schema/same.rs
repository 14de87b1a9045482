//! Schemas that only have the form of each other, in a circle: nothing is said of any of them.

use crate::document::reader::Reader;
use crate::document::types::RemarkKind::Doubtful;
use crate::document::types::{SchemaId, SchemaKind};

impl Reader<'_> {
    /// Makes such schemas anything, so that following [`SchemaKind::Same`] always ends.
    pub(super) fn break_circles(&mut self) {
        // In which walk each schema was passed; 0: in none.
        let mut passed = vec![0_usize; self.schemas.done.len()];
        for start in 0..passed.len() {
            let mut at = start;
            while let Some(walk) = passed.get_mut(at) {
                if *walk == start + 1 {
                    self.open_circle(at);
                }
                if *walk != 0 {
                    break;
                }
                *walk = start + 1;
                match self.same(at) {
                    Some(SchemaId(next)) => at = next,
                    None => break,
                }
            }
        }
    }

    fn same(&self, at: usize) -> Option<SchemaId> {
        match self.schemas.done.get(at)?.as_ref()?.kind {
            SchemaKind::Same(next) => Some(next),
            _ => None,
        }
    }

    fn open_circle(&mut self, at: usize) {
        if let Some(Some(schema)) = self.schemas.done.get_mut(at) {
            schema.kind = SchemaKind::Any;
            let text = "the schema leads back to itself and says nothing on the way; it is read as anything";
            self.remarks.add_at(schema.place.clone(), Doubtful, text.to_owned());
        }
    }
}
