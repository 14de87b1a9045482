//! The description of a service.

/// A static [`Service`](crate::describe::Service): its name, the version of the client, and what all its operations share.
/// Lists but the servers may be left out. The items of [`describe`](crate::describe) are in scope.
///
/// ```
/// specwright_runtime::service! {
///     static SERVICE: "example", "1.0.0";
///     servers: [Server { name: "live", url: &[UrlPart::Literal("https://example.com")] }],
///     credentials: [Credential { name: "token" }],
///     auth: [AuthScheme::Bearer { token: 0 }],
/// }
///
/// assert_eq!(SERVICE.servers[0].name, "live");
/// ```
#[macro_export]
macro_rules! service {
    (
        static $service:ident: $name:expr, $version:expr;
        servers: [$($server:expr),* $(,)?],
        $(variables: [$($variable:expr),* $(,)?],)?
        $(credentials: [$($credential:expr),* $(,)?],)?
        $(auth: [$($auth:expr),* $(,)?],)?
        $(error_bodies: [$($error_body:expr),* $(,)?],)?
    ) => {
        static $service: $crate::describe::Service = {
            #[allow(unused_imports)]
            use $crate::describe::{
                AuthScheme, Credential, ErrorBody, ErrorFormat, Selector, Server, Service, UrlPart,
            };
            Service {
                name: $name,
                version: $version,
                servers: &[$($server),*],
                variables: &[$($($variable),*)?],
                credentials: &[$($($credential),*)?],
                auth: &[$($($auth),*)?],
                error_bodies: &[$($($error_body),*)?],
            }
        };
    };
}
