//! Enums of texts.

/// An enum of texts, with `Unknown` for a text that the documentation does not list: servers add values while old
/// clients live on.
///
/// ```
/// specwright_runtime::text_enum! {
///     /// How far a message has come.
///     pub enum Status {
///         /// On its way.
///         Sent = "SENT",
///         /// Waiting.
///         Queued = "QUEUED",
///     }
/// }
///
/// assert_eq!(Status::from("SENT"), Status::Sent);
/// assert_eq!(Status::from("LOST"), Status::Unknown("LOST".to_owned()));
/// assert_eq!(Status::Queued.to_string(), "QUEUED");
/// assert_eq!(Status::ALL, ["SENT", "QUEUED"]);
/// ```
#[macro_export]
macro_rules! text_enum {
    ($(#[$meta:meta])* pub enum $name:ident {
        $($(#[$variant_meta:meta])* $variant:ident = $text:literal),* $(,)?
    }) => {
        $(#[$meta])*
        #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq, ::core::hash::Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$variant_meta])* $variant,)*
            /// A value that the documentation does not list.
            Unknown(::std::string::String),
        }

        $crate::text_enum!($name $(, $variant = $text)*);
    };
    ($name:ident $(, $variant:ident = $text:literal)* $(,)?) => {
        impl $name {
            /// The documented values.
            pub const ALL: &'static [&'static ::core::primitive::str] = &[$($text),*];

            /// The value as it travels.
            #[must_use]
            #[inline]
            pub fn as_str(&self) -> &::core::primitive::str {
                match self {
                    $(Self::$variant => $text,)*
                    Self::Unknown(text) => text,
                }
            }
        }

        #[automatically_derived]
        impl ::core::cmp::Eq for $name {}

        impl ::core::convert::From<&::core::primitive::str> for $name {
            #[inline]
            fn from(text: &::core::primitive::str) -> Self {
                match text {
                    $($text => Self::$variant,)*
                    _ => Self::Unknown(::std::borrow::ToOwned::to_owned(text)),
                }
            }
        }

        impl ::core::convert::From<::std::string::String> for $name {
            #[inline]
            fn from(text: ::std::string::String) -> Self {
                match text.as_str() {
                    $($text => Self::$variant,)*
                    _ => Self::Unknown(text),
                }
            }
        }

        impl ::core::str::FromStr for $name {
            type Err = ::core::convert::Infallible;

            #[inline]
            fn from_str(text: &::core::primitive::str) -> ::core::result::Result<Self, ::core::convert::Infallible> {
                ::core::result::Result::Ok(::core::convert::From::from(text))
            }
        }

        impl ::core::fmt::Display for $name {
            #[inline]
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                formatter.write_str(self.as_str())
            }
        }

        impl $crate::validate::KnownValue for $name {
            #[inline]
            fn is_known(&self) -> ::core::primitive::bool {
                !::core::matches!(self, Self::Unknown(_))
            }
        }

        impl $crate::validate::Text for $name {
            #[inline]
            fn text(&self) -> ::core::option::Option<&::core::primitive::str> {
                ::core::option::Option::Some(self.as_str())
            }
        }

        impl $crate::value::Slot for $name {
            #[inline]
            fn view(&self) -> $crate::value::View<'_> {
                $crate::value::View::Text(::std::borrow::Cow::Borrowed(self.as_str()))
            }

            #[inline]
            fn open(&mut self) -> $crate::value::Open<'_> {
                $crate::value::Open::Scalar(self)
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
    };
}
