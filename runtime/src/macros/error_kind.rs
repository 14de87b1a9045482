//! The errors of an operation.

/// The documented errors of an operation, in the order of [`Operation::errors`](crate::describe::Operation::errors).
///
/// ```
/// use specwright_runtime::ErrorKind;
///
/// specwright_runtime::error_kind! {
///     /// What can go wrong.
///     pub enum UpdateErrorKind {
///         /// 2: The address is none.
///         InvalidEmail,
///         /// 7: Another account has this name.
///         UsernameTaken,
///     }
/// }
///
/// assert_eq!(UpdateErrorKind::from_case(1), Some(UpdateErrorKind::UsernameTaken));
/// assert_eq!(UpdateErrorKind::from_case(2), None);
/// ```
///
/// A kind cannot be turned into a number, so that kinds may change places: a variant that nobody outside can make forbids it.
#[macro_export]
macro_rules! error_kind {
    ($(#[$meta:meta])* pub enum $name:ident {
        $($(#[$variant_meta:meta])* $variant:ident),* $(,)?
    }) => {
        $(#[$meta])*
        #[derive(
            ::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug, ::core::cmp::PartialEq, ::core::hash::Hash,
        )]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$variant_meta])* $variant,)*
            #[doc(hidden)]
            #[non_exhaustive]
            __Never,
        }

        $crate::error_kind!($name $(, $variant)*);
    };
    ($name:ident $(, $variant:ident)* $(,)?) => {
        impl $crate::ErrorKind for $name {
            #[allow(deprecated)]
            const CASES: &'static [Self] = &[$(Self::$variant),*];
        }

        #[automatically_derived]
        impl ::core::cmp::Eq for $name {}

        impl ::core::fmt::Display for $name {
            #[inline]
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Debug::fmt(self, formatter)
            }
        }
    };
}
