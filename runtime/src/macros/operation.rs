//! An operation: its builder, its request, its errors and its description.

/// An operation: the builder with a setter for each field, the request as a plain value, the kinds of its errors, and what
/// ties them to the answer.
///
/// The builder has a type parameter for each required field, bound by the trait that tells whether it is set; `send`
/// exists only when all of them are; without required fields there are no parameters. Behind `=` stands how a field
/// travels, as in [`structure!`](crate::structure), then how its [setter](crate::setter) takes a value.
///
/// In front may stand `shared errors`, those that are said once for a whole service: they come behind the operation's own.
///
/// Behind the response may stand its fields, as `answer { … }`; where none do, a struct of its name is beside the
/// operation. Then `pages`, with the type of an item, how an answer becomes its items, and the
/// [`Pages`](crate::describe::Pages) that lead to the next; and `polled;` where an answer may not be ready.
///
/// ```
/// # #[cfg(not(all(feature = "derive", feature = "json")))]
/// # fn main() {}
/// # #[cfg(all(feature = "derive", feature = "json"))]
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use specwright_runtime as rt;
///
/// rt::service! {
///     static SERVICE: "shop", "1.0.0";
///     servers: [Server { name: "live", url: &[UrlPart::Literal("https://api.example.com")] }],
/// }
///
/// rt::resource! {
///     /// What is sold.
///     pub struct Things {
///         /// All of them.
///         list: List,
///     }
/// }
///
/// rt::operation! {
///     /// All things.
///     pub struct List;
///     request ListRequest {
///         /// Which page.
///         0 page: Option<i64> = Field::named("page").at(Place::Query), plain i64;
///     }
///     errors ListErrorKind {}
///     response ListResponse = Operation::new("things.list", Method::GET, &[PathPart::Literal("/things")])
///         .success(&[Success::new(200, Body::JSON)])
///         .pending(Pending::new(202, Body::Empty));
///     /// A page of things.
///     answer {
///         /// Their names.
///         0 pub things: Vec<String> = Field::named("things").required(),
///         /// The number of the last page.
///         1 pub last: i64 = Field::named("last").required(),
///     }
///     pages String = |answer| answer.things, Pages::page(0, 1).last(&[1]).items(&[0]);
///     polled;
/// }
///
/// let replay = rt::Replay::answer(200, "application/json", r#"{ "things": ["lid", "box"], "last": 2 }"#)
///     .then(200, "application/json", r#"{ "things": ["nail"], "last": 2 }"#)
///     .then(202, "", "")
///     .then(200, "application/json", r#"{ "things": [], "last": 0 }"#);
/// let mut settings = rt::Settings::new(&SERVICE);
/// settings.set_transport(replay);
/// settings.set_clock(rt::replay::SkippingClock::new());
/// let things = Things::new(rt::Async::build(settings)?);
///
/// rt::replay::run(async {
///     let mut stream = things.list().stream();
///     let mut names = Vec::new();
///     while let Some(name) = stream.next().await {
///         names.push(name?);
///     }
///     assert_eq!(names, ["lid", "box", "nail"]);
///     // The first answer was that it is not ready.
///     assert!(things.list().wait().await?.things.is_empty());
///     Ok(())
/// })
/// # }
/// ```
#[macro_export]
macro_rules! operation {
    (
        $(shared errors { $($(#[$($shared_meta:tt)*])* $shared:ident = $shared_description:expr,)* })?
        $(#[doc = $doc:expr])*
        $(#[deprecated($($reason:tt)*)])?
        pub struct $builder:ident$(<$($state:ident: $bound:path),+ $(,)?>)?;
        $(#[validate($($group:tt)*)])*
        request $request:ident {
            $(
                $(#[doc = $field_doc:expr])*
                $(#[validate($($rule:tt)*)])*
                $(#[deprecated($($note:tt)*)])?
                $index:literal $field:ident: $type:ty = $field_description:expr, $kind:ident $takes:ty $(=> $($after:ty),*)?;
            )*
        }
        errors $error_kind:ident {
            $($(#[$($case_meta:tt)*])* $case:ident = $case_description:expr,)*
        }
        response $response:ident = $description:expr;
        $($more:tt)*
    ) => {
        $(#[doc = $doc])*
        $(#[deprecated($($reason)*)])?
        #[must_use = "nothing is sent before `send`"]
        #[allow(deprecated)]
        #[derive(::core::clone::Clone, ::core::fmt::Debug)]
        pub struct $builder<T $($(, $state = $crate::Missing)+)?> {
            call: $crate::Call<T, $request>,
            set: ::core::marker::PhantomData<($($($state,)+)?)>,
        }

        #[allow(deprecated)]
        impl<T: $crate::Handle $($(, $state)+)?> $builder<T $($(, $state)+)?> {
            $($crate::setter! {
                [$(#[doc = $field_doc])* $(#[deprecated($($note)*)])?] [$builder T,] [call.request] $field $kind $takes
                $(=> $($after),*)?
            })*

            /// What happens to a request that breaks a rule, for this call alone.
            pub fn strictness(mut self, strictness: $crate::Strictness) -> Self {
                self.call.set_strictness(strictness);
                self
            }

            /// What is different for this call alone, such as its time-outs and when it is sent again.
            pub fn with(mut self, options: $crate::CallOptions) -> Self {
                self.call.set_options(options);
                self
            }

            /// The request as a plain value, to be kept or changed, and sent with the client's `call`.
            pub fn into_request(self) -> $request
            where
                $($($state: $bound,)+)?
            {
                self.call.request
            }
        }

        #[allow(deprecated)]
        impl$(<$($state),+>)? $builder<$crate::Async $($(, $state)+)?> {
            /// Checks the request, sends it and reads the answer.
            pub fn send(
                self,
            ) -> impl ::core::future::Future<Output = ::core::result::Result<$response, $crate::Error<$error_kind>>>
            where
                $($($state: $bound,)+)?
            {
                self.call.send()
            }
        }

        #[cfg(feature = "blocking")]
        #[allow(deprecated)]
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
                    $index pub $field: $type = $field_description,
                )*
            }
        }

        $crate::error_kind! {
            #[doc = ::core::concat!("The documented errors of [`", ::core::stringify!($builder), "`].")]
            pub enum $error_kind {
                $($(#[$($case_meta)*])* $case,)*
                $($($(#[$($shared_meta)*])* $shared,)*)?
            }
        }

        impl $crate::Endpoint for $request {
            type Response = $response;
            type ErrorKind = $error_kind;
            const OPERATION: &'static $crate::describe::Operation = &{
                #[allow(unused_imports)]
                use $crate::describe::words::of_operations::*;

                $description.errors(&[
                    $($case_description.or_name(::core::stringify!($case)),)*
                    $($($shared_description.or_name(::core::stringify!($shared)),)*)?
                ])
            };
        }

        $crate::operation_more! {
            [$builder $($($state: $bound),+)?] [$request $response $error_kind] $($more)*
        }
    };
}

/// What only some operations have: pages, and answers that are not ready. See [`operation!`](crate::operation).
#[doc(hidden)]
#[macro_export]
macro_rules! operation_more {
    ($names:tt $types:tt) => {};
    (
        $names:tt [$request:ident $response:ident $error_kind:ident]
        $(#[$($meta:tt)*])* answer { $($fields:tt)* }
        $($more:tt)*
    ) => {
        $crate::structure! { $(#[$($meta)*])* pub struct $response { $($fields)* } }

        $crate::operation_more! { $names [$request $response $error_kind] $($more)* }
    };
    (
        [$builder:ident $($state:ident: $bound:path),*] [$request:ident $response:ident $error_kind:ident]
        pages $item:ty = |$answer:ident| $items:expr, $pages:expr;
        $($more:tt)*
    ) => {
        const _: () = {
            #[allow(unused_imports)]
            use $crate::describe::Pages;

            static PAGES: Pages = $pages;

            impl $crate::Paged for $request {
                type Item = $item;
                const PAGES: &'static Pages = &PAGES;

                #[inline]
                #[allow(deprecated)]
                fn into_items($answer: $response) -> ::std::vec::Vec<$item> {
                    $items
                }
            }
        };

        #[allow(deprecated)]
        impl<$($state),*> $builder<$crate::Async, $($state),*> {
            /// The items of all pages, one after the other, from the page that is asked for. A page is requested when
            /// the one before has no more items. The first error ends the stream.
            pub fn stream(self) -> $crate::ItemStream<$request>
            where
                $($state: $bound,)*
            {
                self.call.stream()
            }

            /// The pages as whole answers, from the one that is asked for. The first error ends the stream.
            pub fn pages(self) -> $crate::PageStream<$request>
            where
                $($state: $bound,)*
            {
                self.call.pages()
            }
        }

        #[cfg(feature = "blocking")]
        #[allow(deprecated)]
        impl<$($state),*> $builder<$crate::Blocking, $($state),*> {
            /// The items of all pages, one after the other, from the page that is asked for. A page is requested when
            /// the one before has no more items. The first error ends the iterator.
            pub fn iter(self) -> $crate::ItemIter<$request>
            where
                $($state: $bound,)*
            {
                self.call.iter()
            }

            /// The pages as whole answers, from the one that is asked for. The first error ends the iterator.
            pub fn pages(self) -> $crate::PageIter<$request>
            where
                $($state: $bound,)*
            {
                self.call.pages()
            }
        }

        $crate::operation_more! {
            [$builder $($state: $bound),*] [$request $response $error_kind] $($more)*
        }
    };
    (
        [$builder:ident $($state:ident: $bound:path),*] [$request:ident $response:ident $error_kind:ident]
        polled;
        $($more:tt)*
    ) => {
        #[allow(deprecated)]
        impl<$($state),*> $builder<$crate::Async, $($state),*> {
            /// Sends the request again and again until the answer is ready, as often and as long as the documentation
            /// says.
            pub async fn wait(self) -> ::core::result::Result<$response, $crate::Error<$error_kind>>
            where
                $($state: $bound,)*
            {
                self.call.wait().await
            }

            /// The same, as often and as long as said here.
            pub async fn wait_with(
                self,
                polling: $crate::Polling,
            ) -> ::core::result::Result<$response, $crate::Error<$error_kind>>
            where
                $($state: $bound,)*
            {
                self.call.wait_with(polling).await
            }
        }

        #[cfg(feature = "blocking")]
        #[allow(deprecated)]
        impl<$($state),*> $builder<$crate::Blocking, $($state),*> {
            /// Sends the request again and again until the answer is ready, as often and as long as the documentation
            /// says.
            pub fn wait(self) -> ::core::result::Result<$response, $crate::Error<$error_kind>>
            where
                $($state: $bound,)*
            {
                self.call.wait()
            }

            /// The same, as often and as long as said here.
            pub fn wait_with(
                self,
                polling: $crate::Polling,
            ) -> ::core::result::Result<$response, $crate::Error<$error_kind>>
            where
                $($state: $bound,)*
            {
                self.call.wait_with(polling)
            }
        }

        $crate::operation_more! {
            [$builder $($state: $bound),*] [$request $response $error_kind] $($more)*
        }
    };
}
