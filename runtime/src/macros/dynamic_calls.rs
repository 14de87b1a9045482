//! Calls by an operation's name.

/// The module `dynamic` of a generated client, behind its feature of that name: the registry of the operations, by their
/// modules and requests, and the functions over it. Used beside the client. In front of each module stands when it is
/// compiled in.
#[macro_export]
macro_rules! dynamic_calls {
    ($(#$cfg:tt $module:ident: $($request:ident),* $(,)?;)*) => {
        /// Calls by an operation's name, with values in JSON under the names of the description.
        #[cfg(feature = "dynamic")]
        pub mod dynamic {
            /// Every operation that is compiled in.
            pub static OPERATIONS: &[$crate::dynamic::Entry] =
                &[$($(#$cfg $crate::dynamic::Entry::of::<super::$module::$request>(),)*)*];

            /// Calls the operation of that name and gives what its answer holds.
            pub async fn call(
                client: &super::Client,
                operation: &::core::primitive::str,
                values: $crate::Json,
            ) -> ::core::result::Result<$crate::Json, $crate::Error<$crate::dynamic::Kind>> {
                $crate::dynamic::call(&client.handle, OPERATIONS, operation, values).await
            }

            /// The same, and the thread waits.
            #[cfg(feature = "blocking")]
            pub fn call_blocking(
                client: &super::blocking::Client,
                operation: &::core::primitive::str,
                values: $crate::Json,
            ) -> ::core::result::Result<$crate::Json, $crate::Error<$crate::dynamic::Kind>> {
                $crate::dynamic::call_blocking(&client.handle, OPERATIONS, operation, values)
            }

            /// The request as it would be sent, for a transport of one's own. It holds the credentials: do not log it.
            pub fn encode(
                client: &super::Client,
                operation: &::core::primitive::str,
                values: $crate::Json,
            ) -> ::core::result::Result<$crate::http::Request<$crate::Bytes>, $crate::Error<$crate::dynamic::Kind>> {
                $crate::dynamic::encode(&client.handle, OPERATIONS, operation, values)
            }

            /// What recorded answers say otherwise than the description.
            pub fn compare(
                client: &super::Client,
                recording: &$crate::Recording,
            ) -> ::std::vec::Vec<$crate::dynamic::Compared> {
                $crate::dynamic::compare(&client.handle, OPERATIONS, recording)
            }

            /// What an answer to such a call holds.
            pub fn decode(
                client: &super::Client,
                operation: &::core::primitive::str,
                values: $crate::Json,
                answer: $crate::http::Response<$crate::Bytes>,
            ) -> ::core::result::Result<$crate::Json, $crate::Error<$crate::dynamic::Kind>> {
                $crate::dynamic::decode(&client.handle, OPERATIONS, operation, values, answer)
            }
        }
    };
}
