//! An operation: its builder, its request, its errors and its description.

/// An operation: the builder with a setter for each field, the request as a plain value, the kinds of its errors, and what
/// ties them to the answer.
///
/// The builder has a type parameter for each required field, bound by the trait that tells whether it is set; `send`
/// exists only when all of them are; without required fields there are no parameters. Behind `=` stands how a field travels, as in [`structure!`](crate::structure), then
/// how its setter takes a value: `into` anything that becomes one, `plain` the value itself, `items` or `entries` all that
/// a list or map is made of, and these as `nullable_items` and `nullable_entries`. The setter of a required field says
/// after `=>` what the type parameters are behind it.
#[macro_export]
macro_rules! operation {
    (
        $(#[doc = $doc:expr])*
        pub struct $builder:ident$(<$($state:ident: $bound:path),+ $(,)?>)?;
        $(#[validate($($group:tt)*)])*
        request $request:ident {
            $(
                $(#[doc = $field_doc:expr])*
                $(#[validate($($rule:tt)*)])*
                $(#[deprecated($($note:tt)*)])?
                $field:ident: $type:ty = $field_description:expr, $kind:ident $takes:ty $(=> $($after:ty),*)?;
            )*
        }
        errors $error_kind:ident {
            $($(#[$($case_meta:tt)*])* $case:ident = $case_description:expr,)*
        }
        response $response:ident = $description:expr;
    ) => {
        $(#[doc = $doc])*
        #[must_use = "nothing is sent before `send`"]
        #[derive(::core::clone::Clone, ::core::fmt::Debug)]
        pub struct $builder<T $($(, $state = $crate::Missing)+)?> {
            call: $crate::Call<T, $request>,
            set: ::core::marker::PhantomData<($($($state,)+)?)>,
        }

        impl<T: $crate::Handle> $builder<T> {
            fn new(handle: T) -> Self {
                Self { call: $crate::Call::new(handle), set: ::core::marker::PhantomData }
            }
        }

        impl<T: $crate::Handle $($(, $state)+)?> $builder<T $($(, $state)+)?> {
            $($crate::setter! {
                [$(#[doc = $field_doc])* $(#[deprecated($($note)*)])?] $builder $field $kind $takes $(=> $($after),*)?
            })*

            /// What happens to a request that breaks a rule, for this call alone.
            pub fn strictness(mut self, strictness: $crate::Strictness) -> Self {
                self.call.set_strictness(strictness);
                self
            }
        }

        impl$(<$($state),+>)? $builder<$crate::Async $($(, $state)+)?> {
            /// Checks the request, sends it and reads the answer.
            pub async fn send(self) -> ::core::result::Result<$response, $crate::Error<$error_kind>>
            where
                $($($state: $bound,)+)?
            {
                self.call.send().await
            }
        }

        #[cfg(feature = "blocking")]
        impl$(<$($state),+>)? $builder<$crate::Blocking $($(, $state)+)?> {
            /// Checks the request, sends it and reads the answer.
            pub fn send(self) -> ::core::result::Result<$response, $crate::Error<$error_kind>>
            where
                $($($state: $bound,)+)?
            {
                self.call.send()
            }
        }

        $crate::structure! {
            #[doc = ::core::concat!(
                "What [`", ::core::stringify!($builder), "`] sends, as a plain value for the client's `call`.",
            )]
            #[derive($crate::Validate)]
            $(#[validate($($group)*)])*
            pub struct $request {
                $(
                    $(#[doc = $field_doc])*
                    $(#[validate($($rule)*)])*
                    $(#[deprecated($($note)*)])?
                    pub $field: $type = $field_description,
                )*
            }
        }

        $crate::error_kind! {
            #[doc = ::core::concat!("The documented errors of [`", ::core::stringify!($builder), "`].")]
            pub enum $error_kind { $($(#[$($case_meta)*])* $case,)* }
        }

        const _: () = {
            #[allow(unused_imports)]
            use $crate::describe::{Body, ErrorCase, NameStyle, Namespace, Operation, PathPart, Success};
            #[allow(unused_imports)]
            use $crate::http::Method;

            static OPERATION: Operation = $description.errors(&[$($case_description),*]);

            impl $crate::Endpoint for $request {
                type Response = $response;
                type ErrorKind = $error_kind;
                const OPERATION: &'static Operation = &OPERATION;
            }
        };
    };
}

/// The setter of one field, inside the `impl` of its builder. See [`operation!`](crate::operation).
#[doc(hidden)]
#[macro_export]
macro_rules! setter {
    ($meta:tt $builder:ident $field:ident into $type:ty $(=> $($after:ty),*)?) => {
        $crate::setter! {
            @method $meta $builder $field (value: impl ::core::convert::Into<$type>) (value.into()) $(=> $($after),*)?
        }
    };
    ($meta:tt $builder:ident $field:ident plain $type:ty $(=> $($after:ty),*)?) => {
        $crate::setter! { @method $meta $builder $field (value: $type) (value) $(=> $($after),*)? }
    };
    ($meta:tt $builder:ident $field:ident items $type:ty $(=> $($after:ty),*)?) => {
        $crate::setter! {
            @method $meta $builder $field
            (value: impl ::core::iter::IntoIterator<Item = impl ::core::convert::Into<$type>>)
            (value.into_iter().map(::core::convert::Into::into).collect())
            $(=> $($after),*)?
        }
    };
    ($meta:tt $builder:ident $field:ident nullable_items $type:ty $(=> $($after:ty),*)?) => {
        $crate::setter! {
            @method $meta $builder $field
            (value: impl ::core::iter::IntoIterator<Item = ::core::option::Option<impl ::core::convert::Into<$type>>>)
            (value.into_iter().map(|item| item.map(::core::convert::Into::into)).collect())
            $(=> $($after),*)?
        }
    };
    ($meta:tt $builder:ident $field:ident entries $type:ty $(=> $($after:ty),*)?) => {
        $crate::setter! {
            @method $meta $builder $field
            (value: impl ::core::iter::IntoIterator<
                Item = (impl ::core::convert::Into<::std::string::String>, impl ::core::convert::Into<$type>)
            >)
            (value.into_iter().map(|(key, value)| (key.into(), value.into())).collect())
            $(=> $($after),*)?
        }
    };
    ($meta:tt $builder:ident $field:ident nullable_entries $type:ty $(=> $($after:ty),*)?) => {
        $crate::setter! {
            @method $meta $builder $field
            (value: impl ::core::iter::IntoIterator<
                Item = (
                    impl ::core::convert::Into<::std::string::String>,
                    ::core::option::Option<impl ::core::convert::Into<$type>>,
                )
            >)
            (value.into_iter().map(|(key, value)| (key.into(), value.map(::core::convert::Into::into))).collect())
            $(=> $($after),*)?
        }
    };
    (@method [$($meta:tt)*] $builder:ident $field:ident ($value:ident: $takes:ty) ($taken:expr)) => {
        $($meta)*
        #[allow(deprecated)]
        pub fn $field(mut self, $value: $takes) -> Self {
            self.call.request.$field = ::core::option::Option::Some($taken);
            self
        }
    };
    (@method [$($meta:tt)*] $builder:ident $field:ident ($value:ident: $takes:ty) ($taken:expr) => $($after:ty),*) => {
        $($meta)*
        #[allow(deprecated)]
        pub fn $field(mut self, $value: $takes) -> $builder<T, $($after),*> {
            self.call.request.$field = $taken;
            $builder { call: self.call, set: ::core::marker::PhantomData }
        }
    };
}
