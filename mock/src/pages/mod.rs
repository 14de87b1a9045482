//! Pages of lists: more items than one page has, made from the sample ones, and numbers beside them that agree.
//!
//! Nothing is remembered: the whole list is the same for every request, which says what part of it is wanted.

mod beside;
mod items;
mod window;

use specwright_codegen::model::{Advance, Field, Model, Operation, SampleValue, TypeRef};
use specwright_codegen::sample::{Values, unplaced};

use beside::Beside;
use window::Window;

/// The sample values of an answer with the page that the request asks for.
pub(crate) fn paged(
    model: &Model,
    operation: &Operation,
    request: &Values,
    fields: &[Field],
    mut values: Values,
) -> Values {
    let Some(pages) = &operation.pages else {
        return values;
    };
    let window = Window::new(operation, pages, request);
    let path = &pages.items.value;
    let Some(holder) = Holder::find(model, fields, &mut values, path) else {
        return values;
    };
    holder.fill(|field, samples| items::of_window(model, field, samples, &window));
    let beside = Beside::new(operation, pages, &window);
    beside.tell(Holder::find(model, fields, &mut values, path));
    match &pages.advance {
        Advance::Page {
            first,
            last: Some(last),
            ..
        } => {
            beside.tell(Holder::find(model, fields, &mut values, last));
            let number = window.last_page(*first);
            set(Holder::find(model, fields, &mut values, last), Some(number.to_string()));
        }
        Advance::Cursor { field, next } => {
            let cursor = operation.request.fields.get(*field);
            let cursor = cursor.and_then(|field| window.next_cursor(model, field));
            let holder = Holder::find(model, fields, &mut values, next);
            let is_number = holder.as_ref().is_some_and(Holder::needs_number);
            // No number says that there are no more pages; this one leads to an empty one.
            set(holder, cursor.or_else(|| is_number.then(|| window.end().to_string())));
        }
        Advance::Page { last: None, .. } | Advance::Offset { .. } => {}
    }
    values
}

fn set(holder: Option<Holder<'_, '_>>, text: Option<String>) {
    if let Some(holder) = holder {
        holder.set(text.map(SampleValue::Scalar));
    }
}

/// The object that holds the field at the end of a path.
struct Holder<'m, 'v> {
    fields: &'m [Field],
    values: &'v mut Values,
    field: &'m Field,
}

impl<'m, 'v> Holder<'m, 'v> {
    /// `None`: the values have no such object.
    fn find(model: &'m Model, fields: &'m [Field], values: &'v mut Values, path: &[usize]) -> Option<Self> {
        let (&index, inner) = path.split_first()?;
        let field = fields.get(index)?;
        if inner.is_empty() {
            return Some(Self { fields, values, field });
        }
        let TypeRef::Named(id) = field.ty else { return None };
        let SampleValue::Object(members) = &mut values.get_mut(&field.name.spec)?.value else {
            return None;
        };
        Self::find(model, model.ty(id).fields(), members, inner)
    }

    /// Whether the field can neither be left out nor be empty.
    fn needs_number(&self) -> bool {
        !self.field.optional && self.field.ty == TypeRef::Int
    }

    /// Puts a value in the place of the field's; without one the field is left out, or empty where it is required.
    fn set(self, value: Option<SampleValue>) {
        let name = self.field.name.spec.clone();
        let value = match value {
            None if self.field.optional => {
                self.values.remove(&name);
                return;
            }
            None => SampleValue::Scalar(String::new()),
            Some(value) => value,
        };
        self.values.insert(name, unplaced(value));
    }

    /// Makes a list of another one.
    fn fill(self, make: impl FnOnce(&Field, Vec<SampleValue>) -> SampleValue) {
        let samples = match self.values.get(&self.field.name.spec).map(|list| &list.value) {
            Some(SampleValue::List(samples)) => samples.iter().map(|sample| sample.value.clone()).collect(),
            _ => Vec::new(),
        };
        let items = make(self.field, samples);
        self.set(Some(items));
    }
}
