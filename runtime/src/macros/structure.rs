//! A struct and its description.

/// Gives a struct its description: [`Structure`](crate::value::Structure), [`Slot`](crate::value::Slot) and
/// [`Empty`](crate::value::Empty).
///
/// Fields are numbered from 0 in the order of their descriptions; within those, `Field`, `Place` and `Encoding` are the
/// items of [`describe`](crate::describe).
///
/// ```
/// pub struct Account {
///     pub account_id: String,
///     pub credits: Option<i64>,
/// }
///
/// specwright_runtime::structure! {
///     Account { 0: account_id, 1: credits } = [
///         Field::new("account_id", &["account_id", "id"]).required(),
///         Field::new("credits", &["credits"]).encoded(Encoding::Text),
///     ]
/// }
/// ```
#[macro_export]
macro_rules! structure {
    ($name:ident { $($index:literal : $field:ident),* $(,)? } = [$($description:expr),* $(,)?]) => {
        const _: () = {
            static SHAPE: $crate::describe::Shape = $crate::describe::Shape {
                name: ::core::stringify!($name),
                fields: {
                    #[allow(unused_imports)]
                    use $crate::describe::{Encoding, Field, Place};
                    &[$($description),*]
                },
            };

            $crate::structure!($name, SHAPE $(, $index = $field)*);
        };
    };
    ($name:ident, $shape:ident $(, $index:literal = $field:ident)* $(,)?) => {
        impl $crate::value::Structure for $name {
            fn shape(&self) -> &'static $crate::describe::Shape {
                &$shape
            }

            fn slot(&self, index: ::core::primitive::usize) -> &dyn $crate::value::Slot {
                match index {
                    $($index => &self.$field,)*
                    _ => $crate::value::no_such_field(&$shape, index),
                }
            }

            fn slot_mut(&mut self, index: ::core::primitive::usize) -> &mut dyn $crate::value::Slot {
                match index {
                    $($index => &mut self.$field,)*
                    _ => $crate::value::no_such_field(&$shape, index),
                }
            }
        }

        impl $crate::value::Slot for $name {
            fn view(&self) -> $crate::value::View<'_> {
                $crate::value::View::Structure(self)
            }

            fn open(&mut self) -> $crate::value::Open<'_> {
                $crate::value::Open::Structure(self)
            }

            fn clear(&mut self) {
                *self = $crate::value::Empty::empty();
            }
        }

        impl $crate::value::Empty for $name {
            fn empty() -> Self {
                Self { $($field: $crate::value::Empty::empty(),)* }
            }
        }
    };
}
