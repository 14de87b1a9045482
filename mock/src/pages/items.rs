//! The items of a page: the samples, again and again, each with a number of its own where they have one.

use specwright_codegen::model::{Field, Model, SampleValue, TypeRef};
use specwright_codegen::sample::{list, unplaced};

use super::window::Window;

/// The most values that a page has. A spec can be small and mean items of thousands.
const MOST_VALUES: usize = 100_000;

/// Where an item has the number that tells it from the others.
enum Number<'m> {
    /// It is the number.
    Itself,
    /// In that member.
    Member(&'m str),
}

/// The items that a window shows of an endless list of samples.
pub(super) fn of_window(model: &Model, field: &Field, samples: Vec<SampleValue>, window: &Window) -> SampleValue {
    let number = number_of_items(model, &field.ty);
    let highest = number
        .as_ref()
        .and_then(|number| samples.iter().filter_map(|sample| read(number, sample)).max());
    let end = window.end().min(window.total);
    let heaviest = samples.iter().map(weight).max().unwrap_or_default();
    let most = MOST_VALUES.checked_div(heaviest).unwrap_or(MOST_VALUES).max(1);
    let items = (window.start..end).take(most).filter_map(|position| {
        let mut item = samples.get(position.checked_rem(samples.len())?)?.clone();
        let further = position
            .checked_sub(samples.len())
            .and_then(|beyond| i64::try_from(beyond).ok());
        if let (Some(number), Some(highest), Some(further)) = (&number, highest, further) {
            write(number, &mut item, highest.saturating_add(further).saturating_add(1));
        }
        Some(item)
    });
    list(items)
}

/// The member `id`, else the first one whose name ends so.
fn number_of_items<'m>(model: &'m Model, ty: &TypeRef) -> Option<Number<'m>> {
    let TypeRef::List(of) = ty else { return None };
    let id = match &**of {
        TypeRef::Int => return Some(Number::Itself),
        TypeRef::Named(id) => *id,
        _ => return None,
    };
    let names = || model.ty(id).fields().iter().map(|field| field.name.spec.as_str());
    let own = names().find(|name| *name == "id");
    own.or_else(|| names().find(|name| name.ends_with("_id")))
        .map(Number::Member)
}

fn read(number: &Number<'_>, item: &SampleValue) -> Option<i64> {
    match (number, item) {
        (Number::Itself, SampleValue::Scalar(text)) => text.parse().ok(),
        (Number::Member(name), SampleValue::Object(members)) => read(&Number::Itself, &members.get(*name)?.value),
        _ => None,
    }
}

/// A text that is no number stays as it is.
fn write(number: &Number<'_>, item: &mut SampleValue, value: i64) {
    if read(number, item).is_none() {
        return;
    }
    let value = SampleValue::Scalar(value.to_string());
    match (number, item) {
        (Number::Itself, item) => *item = value,
        (Number::Member(name), SampleValue::Object(members)) => {
            members.insert((*name).to_owned(), unplaced(value));
        }
        (Number::Member(_), _) => {}
    }
}

/// How many values there are in one.
fn weight(value: &SampleValue) -> usize {
    let inner: usize = match value {
        SampleValue::Scalar(_) => 0,
        SampleValue::List(items) => items.iter().map(|item| weight(&item.value)).sum(),
        SampleValue::Object(members) => members.values().map(|member| weight(&member.value)).sum(),
    };
    inner.saturating_add(1)
}
