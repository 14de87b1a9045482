//! Numbers beside the items, and beside the number of the last page. A whole number follows the page if its name says so:
//! it is called like the request's field for the page, the offset or the size, perhaps with `current_` in front, or it begins
//! with `total`. All others keep their samples.

use specwright_codegen::model::{Advance, Field, Operation, Pages, SampleValue, TypeRef};
use specwright_codegen::sample::unplaced;

use super::Holder;
use super::window::Window;

/// What is known of a page.
pub(super) struct Beside<'m> {
    /// What the request says, or would have said, by the names of its fields.
    echoes: Vec<(&'m str, String)>,
    items: usize,
    pages: usize,
}

impl<'m> Beside<'m> {
    pub(super) fn new(operation: &'m Operation, pages: &Pages, window: &Window) -> Self {
        let size = pages.size.map(|index| (index, window.size.to_string()));
        let place = match &pages.advance {
            Advance::Page { field, first, .. } => Some((*field, window.page(*first).to_string())),
            Advance::Offset { field } => Some((*field, window.start.to_string())),
            Advance::Cursor { .. } => None,
        };
        let echoes = size.into_iter().chain(place).filter_map(|(index, text)| {
            let field = operation.request.fields.get(index)?;
            Some((field.name.spec.as_str(), text))
        });
        Self {
            echoes: echoes.collect(),
            items: window.total,
            pages: window.pages(),
        }
    }

    /// Writes what is known into the fields of an object that are called so.
    pub(super) fn tell(&self, holder: Option<Holder<'_, '_>>) {
        let Some(Holder { fields, values, .. }) = holder else {
            return;
        };
        for field in fields {
            if let Some(text) = self.text_of(field) {
                values.insert(field.name.spec.clone(), unplaced(SampleValue::Scalar(text)));
            }
        }
    }

    fn text_of(&self, field: &Field) -> Option<String> {
        if field.ty != TypeRef::Int {
            return None;
        }
        let name = field.name.spec.as_str();
        let echoed = name.strip_prefix("current_").unwrap_or(name);
        let echo = self.echoes.iter().find(|(of, _)| *of == echoed || *of == name);
        match echo {
            Some((_, text)) => Some(text.clone()),
            None if !name.starts_with("total") => None,
            None if name.ends_with("pages") => Some(self.pages.to_string()),
            None => Some(self.items.to_string()),
        }
    }
}
