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
///     rate_limit: RateLimit::new(780, 60_000),
/// }
///
/// assert_eq!(SERVICE.servers[0].name, "live");
/// assert_eq!(SERVICE.rate_limit.unwrap().requests, 780);
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
        $(rate_limit: $rate_limit:expr,)?
    ) => {
        static $service: $crate::describe::Service = {
            #[allow(unused_imports)]
            use $crate::describe::{
                AuthScheme, Credential, ErrorBody, ErrorFormat, RateLimit, Selector, Server, Service, UrlPart,
            };
            Service::new($name, $version, &[$($server),*])
                $(.variables(&[$($variable),*]))?
                .auth(&[$($($credential),*)?], &[$($($auth),*)?])
                $(.error_bodies(&[$($error_body),*]))?
                $(.rate_limit($rate_limit))?
        };
    };
}
