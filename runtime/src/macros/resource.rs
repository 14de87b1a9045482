//! The handle of a resource.

/// The operations that belong together, over a client's handle. Used beside their builders.
#[macro_export]
macro_rules! resource {
    ($(#[$($meta:tt)*])* pub struct $name:ident {
        $($(#[doc = $doc:expr])* $(#[deprecated($($reason:tt)*)])? $method:ident: $builder:ident),* $(,)?
    }) => {
        $(#[$($meta)*])*
        #[derive(::core::clone::Clone, ::core::fmt::Debug)]
        pub struct $name<T> {
            handle: T,
        }

        impl<T: $crate::Handle> $name<T> {
            pub(crate) fn new(handle: T) -> Self {
                Self { handle }
            }

            $(
                $(#[doc = $doc])*
                ///
                #[doc = ::core::concat!(
                    "See [`", ::core::stringify!($builder), "`] for its fields, its errors and an example.",
                )]
                $(#[deprecated($($reason)*)])?
                #[allow(deprecated)]
                pub fn $method(&self) -> $builder<T> {
                    $builder { call: $crate::Call::new(self.handle.clone()), set: ::core::marker::PhantomData }
                }
            )*
        }
    };
}
