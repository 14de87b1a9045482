//! Arrays.

use super::Part;
use super::said::Said;
use crate::document::fields::Fields;
use crate::document::raw::NodeId;
use crate::document::reader::Reader;
use crate::document::types::RemarkKind::{Missing, Skipped};
use crate::document::types::{SchemaId, SchemaKind};

impl<'a> Reader<'a> {
    /// Takes in what one part says of the items.
    pub(super) fn say_list(&mut self, fields: Fields<'a>, said: &mut Said<'a>) {
        self.narrow(fields, "minItems", "maxItems", &mut said.counts);
        said.unique |= self.flag(fields, "uniqueItems");
        let items = fields.get("items");
        if fields.has("prefixItems") || items.is_some_and(|id| self.file.list(id).is_some()) {
            said.has_tuple = true;
            self.remark(
                fields.id,
                Skipped,
                "items that are described one by one are read as anything",
            );
        } else {
            said.items.extend(items);
        }
    }

    pub(super) fn list_form(&mut self, said: &Said<'a>, at: NodeId) -> SchemaKind {
        let mut items = said.counts;
        self.check_range(at, "the number of items", &mut items);
        SchemaKind::List {
            item: self.item(said, at),
            items,
            unique: said.unique,
        }
    }

    fn item(&mut self, said: &Said<'a>, at: NodeId) -> SchemaId {
        if said.has_tuple {
            return self.any_at(at);
        }
        if said.items.is_empty() {
            self.remark(at, Missing, "what the items of the list are is not said");
            return self.any_at(at);
        }
        self.schema_of_all(&said.items)
    }

    /// The schema that several say together.
    pub(super) fn schema_of_all(&mut self, nodes: &[NodeId]) -> SchemaId {
        let mut parts: Vec<Part> = Vec::new();
        for node in nodes {
            let part = Part::whole(self.plain_end(*node));
            if !parts.contains(&part) {
                parts.push(part);
            }
        }
        self.schema_of(parts)
    }
}
