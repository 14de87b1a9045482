//! What a schema says beside the form of a value: texts, marks, an example, its looks in XML.

use std::collections::HashSet;

use super::Part;
use crate::document::fields::Fields;
use crate::document::reader::Reader;
use crate::document::types::RemarkKind::Doubtful;
use crate::document::types::Schema;

impl<'a> Reader<'a> {
    /// What stands beside the form. A schema that is taken in by its name keeps its texts for itself.
    pub(super) fn say_beside(&mut self, parts: &[Part], schema: &mut Schema) {
        let own = parts.first().map(|part| part.node);
        let mut seen = HashSet::new();
        for part in parts.iter().filter(|part| part.is_whole()) {
            let is_other = Some(part.node) != own && self.schemas.names.contains_key(&part.node);
            let Some(map) = self.file.map(part.node) else { continue };
            if is_other || !seen.insert(part.node) {
                continue;
            }
            let fields = Fields { id: part.node, map };
            schema.title = schema.title.take().or_else(|| self.text(fields, "title"));
            schema.about = schema.about.take().or_else(|| self.text(fields, "description"));
            schema.deprecated |= self.flag(fields, "deprecated");
            schema.read_only |= self.flag(fields, "readOnly");
            schema.write_only |= self.flag(fields, "writeOnly");
            if let (None, Some(id)) = (&schema.default, fields.get("default")) {
                schema.default = self.json(id);
            }
            if schema.example.is_none() {
                schema.example = self.example(fields);
            }
            self.say_xml(fields, schema);
        }
        if schema.read_only && schema.write_only {
            let text = "only in answers and only in requests at once; both are left out";
            self.remark(own.unwrap_or(self.file.root()), Doubtful, text);
            (schema.read_only, schema.write_only) = (false, false);
        }
    }

    fn say_xml(&mut self, fields: Fields<'a>, schema: &mut Schema) {
        let Some(xml) = self.member(fields, "xml") else { return };
        let own = &mut schema.xml;
        own.name = own.name.take().or_else(|| self.text(xml, "name"));
        own.namespace = own.namespace.take().or_else(|| self.text(xml, "namespace"));
        own.prefix = own.prefix.take().or_else(|| self.text(xml, "prefix"));
        own.attribute |= self.flag(xml, "attribute");
        own.wrapped |= self.flag(xml, "wrapped");
    }
}
