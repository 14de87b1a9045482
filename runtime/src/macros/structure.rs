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
///         0 pub account_id: String = Field::new("account_id", &["account_id", "id"]).required(),
///         /// What is left.
///         1 pub credits: Option<i64> = Field::new("credits", &["credits"]).form(&const { Form::encoded(Encoding::Text) }),
///     }
/// }
///
/// let account = Account { account_id: "7".to_owned(), credits: None };
/// assert_eq!(account, account.clone());
/// ```
///
/// A struct that is written out gets its description by the names of its fields, which are numbered as everywhere, from zero:
///
/// ```
/// #[derive(Debug)]
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
        $($(#[$($field_meta:tt)*])* $index:literal pub $field:ident: $type:ty = $description:expr),* $(,)?
    } $(in $namespace:expr)?) => {
        $(#[$($meta)*])*
        #[derive(::core::clone::Clone)]
        #[non_exhaustive]
        pub struct $name {
            $($(#[$($field_meta)*])* pub $field: $type,)*
        }

        #[automatically_derived]
        impl ::core::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::value::debug(self, formatter)
            }
        }

        #[automatically_derived]
        impl ::core::cmp::PartialEq for $name {
            #[inline]
            fn eq(&self, other: &Self) -> ::core::primitive::bool {
                $crate::value::equal(self, other)
            }
        }

        $crate::structure! { $name { $($index: $field),* } = [$($description),*] $(in $namespace)? }
    };
    ($name:ident { $($index:literal: $field:ident),* $(,)? } = [$($description:expr),* $(,)?] $(in $namespace:expr)?) => {
        #[allow(deprecated)]
        impl $crate::value::Structure for $name {
            #[inline]
            fn shape(&self) -> &'static $crate::describe::Shape {
                #[allow(unused_imports)]
                use $crate::describe::words::of_fields::*;

                static SHAPE: $crate::describe::Shape = $crate::describe::Shape::new(
                    ::core::stringify!($name),
                    &[$($description),*],
                    $crate::structure!(@namespace $($namespace)?),
                );
                &SHAPE
            }

            #[inline]
            fn slot(&self, index: ::core::primitive::usize) -> &dyn $crate::value::Slot {
                match index {
                    $($index => &self.$field,)*
                    _ => $crate::value::no_such_field(self.shape(), index),
                }
            }

            #[inline]
            fn slot_mut(&mut self, index: ::core::primitive::usize) -> &mut dyn $crate::value::Slot {
                match index {
                    $($index => &mut self.$field,)*
                    _ => $crate::value::no_such_field(self.shape(), index),
                }
            }
        }

        #[allow(deprecated)]
        impl $crate::value::Empty for $name {
            #[inline]
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
