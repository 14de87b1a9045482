//! Types that are made up at run time. They live on, as the shapes of generated types do.

use std::fmt;

use crate::describe::{Form, Shape};

/// A type, and whether a value may be missing.
#[derive(Debug)]
pub(super) struct Kind {
    pub(super) optional: bool,
    pub(super) ty: Type,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Type {
    Bool,
    Int,
    Text,
    Float,
    Decimal,
    Bytes,
    Date,
    DateTime,
    Any,
    List(&'static Kind),
    Map(&'static Kind),
    Record(&'static Record),
    Union(&'static Record),
}

/// The fields of a struct, or the members of a union.
pub(super) struct Record {
    pub(super) shape: &'static Shape,
    /// Index for index the shape's.
    pub(super) kinds: Vec<&'static Kind>,
}

impl Type {
    pub(super) fn is_scalar(self) -> bool {
        !matches!(self, Self::List(_) | Self::Map(_) | Self::Record(_) | Self::Union(_))
    }
}

/// What differs from the usual, in few words: shapes are shown when a test fails.
impl fmt::Debug for Record {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut map = formatter.debug_map();
        for (kind, field) in self.kinds.iter().zip(self.shape.fields) {
            map.entry(
                &format_args!("{} {:?}", field.wire()[0], field.place),
                &format_args!("{kind:?} {}", in_short(field.form)),
            );
        }
        map.finish()
    }
}

fn in_short(form: &Form) -> String {
    let usual = format!("{:?}", Form::new());
    let usual: Vec<&str> = usual.split(", ").collect();
    let element = form.element.map(|element| format!("of {}", in_short(element)));
    let own = format!("{:?}", Form { element: None, ..*form });
    let different = own.split(", ").filter(|part| !usual.contains(part)).map(str::to_owned);
    format!("[{}]", different.chain(element).collect::<Vec<_>>().join(", "))
}

pub(super) fn leak<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}
