//! The two clients of a service and their builder.

/// The clients of a service: `Client`, `blocking::Client` behind the feature `blocking`, and their builder. Each resource
/// is a module with a handle of the type behind the colon, in a file of its own (`file`) or in braces; what a user supplies
/// has its index in the description.
#[macro_export]
macro_rules! client {
    (
        $(#[doc = $about:expr])*
        pub struct Client {
            $($(#[doc = $module_doc:expr])* #[cfg($feature:meta)] $module:ident: $type:ident = $body:tt),* $(,)?
        }
        pub struct ClientBuilder($service:ident) {
            $($(#[doc = $doc:expr])* $method:ident: $value:ty = $set:ident $(($index:literal))?),* $(,)?
        }
    ) => {
        pub use $crate::{
            Async, BuildError, Bytes, CalendarDate, Call, CallOptions, CallReport, CancelToken, Clock, Date, DateTime, Decimal, Deviation,
            DeviationKind, Endpoint, Error, ErrorKind, ItemIter, ItemStream, Missing, PageIter, PageStream, Pending,
            PendingReason, Polling, RateLimit, Reason, Recorder, Recording, ReportedError, Retry, Secret, ServiceError, Set, StatusCode, Strictness,
            Timestamp, TransportError, TransportErrorKind, Unexpected, Violation, Violations, replay, transport,
        };
        #[cfg(feature = "blocking")]
        pub use $crate::Blocking;
        $crate::reexport_json!();

        $($crate::resource_module! { [$(#[doc = $module_doc])* #[cfg($feature)]] $module $body })*

        /// An asynchronous client. Clones are cheap and share their connections.
        ///
        $(#[doc = $about])*
        #[derive(::core::clone::Clone, ::core::fmt::Debug)]
        pub struct Client {
            pub(crate) handle: $crate::Async,
        }

        impl Client {
            /// Starts a client. Nothing is sent before the first call.
            pub fn builder() -> ClientBuilder<$crate::Async> {
                ClientBuilder::default()
            }

            $(
                $(#[doc = $module_doc])*
                #[cfg($feature)]
                pub fn $module(&self) -> $module::$type<$crate::Async> {
                    $module::$type::new(self.handle.clone())
                }
            )*

            /// A call of a request that a builder's `into_request` gave: to send, or to encode and decode around a
            /// transport of one's own.
            pub fn call<R: $crate::Endpoint>(&self, request: R) -> $crate::Call<$crate::Async, R> {
                $crate::Call::with_request(self.handle.clone(), request)
            }
        }

        impl ClientBuilder<$crate::Async> {
            /// The client, or what is missing or wrong.
            pub fn build(self) -> ::core::result::Result<Client, $crate::BuildError> {
                $crate::Async::build(self.settings).map(|handle| Client { handle })
            }
        }

        /// The same client without an async runtime.
        #[cfg(feature = "blocking")]
        pub mod blocking {
            use super::ClientBuilder;

            /// A client whose calls wait for their answers. Clones are cheap and share their connections.
            ///
            $(#[doc = $about])*
            #[derive(::core::clone::Clone, ::core::fmt::Debug)]
            pub struct Client {
                pub(crate) handle: $crate::Blocking,
            }

            impl Client {
                /// Starts a client. Nothing is sent before the first call.
                pub fn builder() -> ClientBuilder<$crate::Blocking> {
                    ClientBuilder::default()
                }

                $(
                    $(#[doc = $module_doc])*
                    #[cfg($feature)]
                    pub fn $module(&self) -> super::$module::$type<$crate::Blocking> {
                        super::$module::$type::new(self.handle.clone())
                    }
                )*

                /// A call of a request that a builder's `into_request` gave: to send, or to encode and decode around
                /// a transport of one's own.
                pub fn call<R: $crate::Endpoint>(&self, request: R) -> $crate::Call<$crate::Blocking, R> {
                    $crate::Call::with_request(self.handle.clone(), request)
                }
            }

            impl ClientBuilder<$crate::Blocking> {
                /// The client, or what is missing or wrong.
                pub fn build(self) -> ::core::result::Result<Client, $crate::BuildError> {
                    $crate::Blocking::build(self.settings).map(|handle| Client { handle })
                }
            }
        }

        /// What a client needs to know. Made by `Client::builder`, ended by `build`.
        #[derive(::core::fmt::Debug)]
        pub struct ClientBuilder<T: $crate::Handle> {
            settings: $crate::Settings<T>,
        }

        impl<T: $crate::Handle> ::core::default::Default for ClientBuilder<T> {
            fn default() -> Self {
                Self { settings: $crate::Settings::new(&$service) }
            }
        }

        impl<T: $crate::Handle> ClientBuilder<T> {
            $(
                $(#[doc = $doc])*
                #[must_use]
                pub fn $method(mut self, value: impl ::core::convert::Into<$value>) -> Self {
                    self.settings.$set($($index,)? value.into());
                    self
                }
            )*

            $crate::client_options!();
        }
    };
}

/// The module of a resource. The users of a deprecated field are warned; the code that writes and reads it is not.
#[doc(hidden)]
#[macro_export]
macro_rules! resource_module {
    ([$($meta:tt)*] $module:ident file) => {
        $($meta)*
        #[allow(deprecated)]
        pub mod $module;
    };
    ([$($meta:tt)*] $module:ident { $($item:item)* }) => {
        $($meta)*
        #[allow(deprecated)]
        pub mod $module {
            $($item)*
        }
    };
}

/// The type of JSON values, where the runtime has them.
#[cfg(feature = "json")]
#[doc(hidden)]
#[macro_export]
macro_rules! reexport_json {
    () => {
        pub use $crate::Json;
    };
}

/// The type of JSON values, where the runtime has them.
#[cfg(not(feature = "json"))]
#[doc(hidden)]
#[macro_export]
macro_rules! reexport_json {
    () => {};
}
