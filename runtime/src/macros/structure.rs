//! A struct and its description.

/// A struct with its description: [`Structure`](crate::value::Structure), [`Slot`](crate::value::Slot) and
/// [`Empty`](crate::value::Empty).
///
/// Behind `=` stands how the field travels; `Field`, `Form`, `Place` and the like are the items of
/// [`describe`](crate::describe). Behind the struct may stand its XML namespace.
///
/// ```
/// specwright_runtime::structure! {
///     /// Who pays.
///     pub struct Account {
///         /// The number on the card.
///         pub account_id: String = Field::new("account_id", &["account_id", "id"]).required(),
///         /// What is left.
///         pub credits: Option<i64> = Field::new("credits", &["credits"]).form(&const { Form::encoded(Encoding::Text) }),
///     }
/// }
///
/// let account = Account { account_id: "7".to_owned(), credits: None };
/// assert_eq!(account, account.clone());
/// ```
///
/// A struct that is written out gets its description by the names of its fields, which may be numbered:
///
/// ```
/// pub struct Account {
///     pub account_id: String,
/// }
///
/// specwright_runtime::structure! {
///     Account { 0: account_id } = [Field::new("account_id", &["account_id"]).required()]
/// }
/// ```
#[macro_export]
macro_rules! structure {
    ($(#[$($meta:tt)*])* pub struct $name:ident {
        $($(#[$($field_meta:tt)*])* pub $field:ident: $type:ty = $description:expr),* $(,)?
    } $(in $namespace:expr)?) => {
        $(#[$($meta)*])*
        #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
        #[non_exhaustive]
        pub struct $name {
            $($(#[$($field_meta)*])* pub $field: $type,)*
        }

        $crate::structure! { $name { $($field),* } = [$($description),*] $(in $namespace)? }
    };
    ($name:ident { $($($index:literal:)? $field:ident),* $(,)? } = [$($description:expr),* $(,)?] $(in $namespace:expr)?) => {
        const _: () = {
            static SHAPE: $crate::describe::Shape = $crate::describe::Shape {
                name: ::core::stringify!($name),
                fields: {
                    #[allow(unused_imports)]
                    use $crate::describe::{Encoding, Field, Fill, Form, JsonForm, Namespace, Place, Style};
                    &[$($description),*]
                },
                namespace: {
                    #[allow(unused_imports)]
                    use $crate::describe::Namespace;
                    $crate::structure!(@namespace $($namespace)?)
                },
            };

            $crate::structure!($name, SHAPE $(, $field)*);
        };
    };
    ($name:ident, $shape:ident $(, $($index:literal =)? $field:ident)* $(,)?) => {
        impl $crate::value::Structure for $name {
            fn shape(&self) -> &'static $crate::describe::Shape {
                &$shape
            }

            #[allow(deprecated, unused_assignments, unused_mut, unused_variables)]
            fn slot(&self, index: ::core::primitive::usize) -> &dyn $crate::value::Slot {
                let mut at = 0;
                $(
                    if index == at {
                        return &self.$field;
                    }
                    at += 1;
                )*
                $crate::value::no_such_field(&$shape, index)
            }

            #[allow(deprecated, unused_assignments, unused_mut, unused_variables)]
            fn slot_mut(&mut self, index: ::core::primitive::usize) -> &mut dyn $crate::value::Slot {
                let mut at = 0;
                $(
                    if index == at {
                        return &mut self.$field;
                    }
                    at += 1;
                )*
                $crate::value::no_such_field(&$shape, index)
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
            #[allow(deprecated)]
            fn empty() -> Self {
                Self { $($field: $crate::value::Empty::empty(),)* }
            }
        }
    };
    (@namespace) => {
        ::core::option::Option::None
    };
    (@namespace $namespace:expr) => {
        ::core::option::Option::Some($namespace)
    };
}
