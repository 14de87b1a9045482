//! What the user of a client chooses.

/// An enum of choices, the first of them the default, and the setter of the client's builder for it. Used beside the
/// builder.
///
/// A choice cannot be turned into a number, so that choices may change places: a variant that nobody can make holds a value.
#[macro_export]
macro_rules! choice {
    (
        $(#[$($meta:tt)*])* pub enum $name:ident {
            $(#[$($first_meta:tt)*])* $first:ident
            $(, $(#[$($choice_meta:tt)*])* $choice:ident)* $(,)?
        }
        $(#[doc = $doc:expr])* $builder:ident.$method:ident = $set:ident;
    ) => {
        $(#[$($meta)*])*
        #[derive(
            ::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug, ::core::default::Default,
            ::core::cmp::PartialEq, ::core::cmp::Eq,
        )]
        #[non_exhaustive]
        pub enum $name {
            $(#[$($first_meta)*])*
            #[default]
            $first,
            $($(#[$($choice_meta)*])* $choice,)*
            #[doc(hidden)]
            __Never(::core::convert::Infallible),
        }

        impl<T: $crate::Handle> $builder<T> {
            $(#[doc = $doc])*
            #[must_use]
            pub fn $method(mut self, $method: $name) -> Self {
                const ALL: &[$name] = &[$name::$first $(, $name::$choice)*];
                let place = ALL.iter().position(|choice| *choice == $method);
                self.settings.$set(place.unwrap_or_default());
                self
            }
        }
    };
}
