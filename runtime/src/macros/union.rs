//! Unions.

/// An enum of which a value has exactly one member, told apart by its name on the wire, with `Unknown` for a name that
/// the documentation does not list.
///
/// Behind `=` stands the member's description; `Field`, `Form` and `Place` are the items of
/// [`describe`](crate::describe).
///
/// ```
/// specwright_runtime::union! {
///     /// What is drawn.
///     pub enum Shape {
///         /// By its radius.
///         Circle(f64) = Field::new("circle", &["circle"]),
///         /// By its corners.
///         Path(Vec<String>) = Field::new("path", &["Path"]),
///     }
/// }
///
/// assert_ne!(Shape::Circle(1.0), Shape::Unknown("Circle".to_owned()));
/// ```
#[macro_export]
macro_rules! union {
    ($(#[$($meta:tt)*])* pub enum $name:ident {
        $($(#[$($variant_meta:tt)*])* $variant:ident($(#[$($rule:tt)*])* $type:ty) = $description:expr),* $(,)?
    }) => {
        $(#[$($meta)*])*
        #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$($variant_meta)*])* $variant($(#[$($rule)*])* $type),)*
            /// A member that the documentation does not list, by its name. Not sent.
            Unknown(::std::string::String),
        }

        const _: () = {
            static SHAPE: $crate::describe::Shape = $crate::describe::Shape::new(
                ::core::stringify!($name),
                {
                    #[allow(unused_imports)]
                    use $crate::describe::words::of_fields::*;
                    &[$($description),*]
                },
                ::core::option::Option::None,
            );

            impl $crate::value::Union for $name {
                #[inline]
                fn shape(&self) -> &'static $crate::describe::Shape {
                    &SHAPE
                }

                #[allow(unused_assignments, unused_mut)]
                #[inline]
                fn member(&self) -> ::core::option::Option<(::core::primitive::usize, &dyn $crate::value::Slot)> {
                    let mut index = 0;
                    $(
                        if let Self::$variant(value) = self {
                            return ::core::option::Option::Some((index, value));
                        }
                        index += 1;
                    )*
                    ::core::option::Option::None
                }

                #[inline]
                fn unknown(&self) -> ::core::option::Option<&::core::primitive::str> {
                    match self {
                        Self::Unknown(name) => ::core::option::Option::Some(name),
                        #[allow(unreachable_patterns)]
                        _ => ::core::option::Option::None,
                    }
                }

                #[allow(unused_assignments, unused_mut)]
                #[inline]
                fn select(&mut self, index: ::core::primitive::usize) -> &mut dyn $crate::value::Slot {
                    let mut at = 0;
                    $(
                        if index == at && !::core::matches!(self, Self::$variant(_)) {
                            *self = Self::$variant($crate::value::Empty::empty());
                        }
                        at += 1;
                    )*
                    match self {
                        $(Self::$variant(value) => value,)*
                        Self::Unknown(_) => $crate::value::no_such_field(&SHAPE, index),
                    }
                }

                #[inline]
                fn select_unknown(&mut self, name: &::core::primitive::str) {
                    *self = Self::Unknown(::std::borrow::ToOwned::to_owned(name));
                }
            }
        };

        impl $crate::value::Slot for $name {
            #[inline]
            fn view(&self) -> $crate::value::View<'_> {
                $crate::value::View::Union(self)
            }

            #[inline]
            fn open(&mut self) -> $crate::value::Open<'_> {
                $crate::value::Open::Union(self)
            }

            #[inline]
            fn clear(&mut self) {
                *self = $crate::value::Empty::empty();
            }
        }

        /// For members that hold the union.
        impl $crate::value::Slot for ::std::boxed::Box<$name> {
            #[inline]
            fn view(&self) -> $crate::value::View<'_> {
                $crate::value::View::Union(&**self)
            }

            #[inline]
            fn open(&mut self) -> $crate::value::Open<'_> {
                $crate::value::Open::Union(&mut **self)
            }

            #[inline]
            fn clear(&mut self) {
                *self = $crate::value::Empty::empty();
            }
        }

        impl $crate::value::Empty for $name {
            #[inline]
            fn empty() -> Self {
                Self::Unknown(::std::string::String::new())
            }
        }

        impl $crate::validate::KnownValue for $name {
            #[inline]
            fn is_known(&self) -> ::core::primitive::bool {
                !::core::matches!(self, Self::Unknown(_))
            }
        }
    };
}
