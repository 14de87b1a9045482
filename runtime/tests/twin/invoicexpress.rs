//! JSON in and out, a key in the query string, a root around the object, flags as text.

use std::marker::PhantomData;

use specwright_runtime::describe::{
    AuthScheme, Body, Credential, ErrorCase, Operation, PathPart, Server, Service, Success, UrlPart,
};
use specwright_runtime::{
    Async, Blocking, BuildError, Call, Endpoint, Error, Handle, Missing, Secret, Set, Settings, Strictness,
};

use super::documents::Documents;

pub static SERVICE: Service = Service::new(
    "invoicexpress",
    "0.1.0",
    &[Server {
        name: "live",
        url: &[
            UrlPart::Literal("https://"),
            UrlPart::Variable(0),
            UrlPart::Literal(".app.invoicexpress.com"),
        ],
    }],
)
.variables(&["account_name"])
.auth(
    &[Credential { name: "api_key" }],
    &[AuthScheme::Query(&[("api_key", 0)])],
);

#[derive(Clone, Debug)]
pub struct Client {
    handle: Async,
}

impl Client {
    pub fn builder() -> ClientBuilder<Async> {
        ClientBuilder::new()
    }

    pub fn accounts(&self) -> Accounts<Async> {
        Accounts {
            handle: self.handle.clone(),
        }
    }

    pub fn documents(&self) -> Documents<Async> {
        Documents::new(self.handle.clone())
    }

    pub async fn send<R: Endpoint>(&self, request: R) -> Result<R::Response, Error<R::ErrorKind>> {
        Call::with_request(self.handle.clone(), request).send().await
    }
}

pub mod blocking {
    use super::{Accounts, Blocking, ClientBuilder, Documents};

    #[derive(Clone, Debug)]
    pub struct Client {
        pub(super) handle: Blocking,
    }

    impl Client {
        pub fn builder() -> ClientBuilder<Blocking> {
            ClientBuilder::new()
        }

        pub fn accounts(&self) -> Accounts<Blocking> {
            Accounts {
                handle: self.handle.clone(),
            }
        }

        pub fn documents(&self) -> Documents<Blocking> {
            Documents::new(self.handle.clone())
        }
    }
}

#[derive(Clone, Debug)]
pub struct ClientBuilder<T: Handle> {
    settings: Settings<T>,
}

impl<T: Handle> ClientBuilder<T> {
    fn new() -> Self {
        Self {
            settings: Settings::new(&SERVICE),
        }
    }

    pub fn account_name(mut self, value: impl Into<String>) -> Self {
        self.settings.set_variable(0, value.into());
        self
    }

    pub fn api_key(mut self, value: impl Into<Secret>) -> Self {
        self.settings.set_credential(0, value.into());
        self
    }

    specwright_runtime::client_options!();
}

impl ClientBuilder<Async> {
    pub fn build(self) -> Result<Client, BuildError> {
        Ok(Client {
            handle: Async::build(self.settings)?,
        })
    }
}

impl ClientBuilder<Blocking> {
    pub fn build(self) -> Result<blocking::Client, BuildError> {
        Ok(blocking::Client {
            handle: Blocking::build(self.settings)?,
        })
    }
}

#[derive(Clone, Debug)]
pub struct Accounts<T> {
    handle: T,
}

impl<T: Handle> Accounts<T> {
    pub fn at_communication(&self) -> AtCommunication<T> {
        AtCommunication {
            call: Call::new(self.handle.clone()),
            set: PhantomData,
        }
    }
}

#[derive(Clone, Debug, PartialEq, specwright_runtime::Validate)]
pub struct AtCommunicationRequest {
    #[validate(pattern = "^\\d{9}/")]
    pub at_subuser: String,
    pub at_password: Secret,
    #[validate(known)]
    pub communication_type: CommunicationType,
}

specwright_runtime::structure! {
    AtCommunicationRequest { 0: at_subuser, 1: at_password, 2: communication_type } = [
        Field::new("at_subuser", &["at_subuser"]).required(),
        Field::new("at_password", &["at_password"]).required().secret().form(&const { Form::encoded(Encoding::Base64) }),
        Field::new("communication_type", &["communication_type"]).required(),
    ]
}

specwright_runtime::text_enum! {
    /// How documents are reported.
    pub enum CommunicationType {
        /// By the service itself.
        Auto = "auto",
        /// Guides only.
        Guides = "guides",
        /// By the user.
        Manual = "manual",
        /// In the portal.
        PortalAt = "portal_at",
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct AtCommunicationResponse {
    pub success: bool,
}

specwright_runtime::structure! {
    AtCommunicationResponse { 0: success } = [
        Field::new("success", &["success"]).required().form(&const { Form::encoded(Encoding::Text) }),
    ]
}

specwright_runtime::error_kind! {
    /// What can go wrong.
    pub enum AtCommunicationErrorKind {
        /// 401: The API key is missing or wrong.
        AccessDenied,
        /// 422: Some parameters were wrong.
        Unprocessable,
    }
}

static AT_COMMUNICATION: Operation = Operation::new(
    "accounts.at_communication",
    http::Method::POST,
    &[PathPart::Literal("/api/v3/accounts/at_communication.json")],
)
.docs("https://invoicexpress.com/api-v2/accounts/at-communication")
.body(Body::Json {
    root: &["at_communication"],
})
.success(&[Success::new(200, Body::JSON)])
.errors(&[
    ErrorCase::new("AccessDenied", "The API key is missing or wrong.").status(401),
    ErrorCase::new("Unprocessable", "Some parameters were wrong.").status(422),
]);

impl Endpoint for AtCommunicationRequest {
    type Response = AtCommunicationResponse;
    type ErrorKind = AtCommunicationErrorKind;
    const OPERATION: &'static Operation = &AT_COMMUNICATION;
}

#[derive(Clone, Debug)]
pub struct AtCommunication<T, A = Missing, B = Missing, C = Missing> {
    call: Call<T, AtCommunicationRequest>,
    set: PhantomData<(A, B, C)>,
}

impl<T: Handle, A, B, C> AtCommunication<T, A, B, C> {
    pub fn at_subuser(mut self, value: impl Into<String>) -> AtCommunication<T, Set, B, C> {
        self.call.request.at_subuser = value.into();
        AtCommunication {
            call: self.call,
            set: PhantomData,
        }
    }

    pub fn at_password(mut self, value: impl Into<Secret>) -> AtCommunication<T, A, Set, C> {
        self.call.request.at_password = value.into();
        AtCommunication {
            call: self.call,
            set: PhantomData,
        }
    }

    pub fn communication_type(mut self, value: impl Into<CommunicationType>) -> AtCommunication<T, A, B, Set> {
        self.call.request.communication_type = value.into();
        AtCommunication {
            call: self.call,
            set: PhantomData,
        }
    }

    pub fn strictness(mut self, strictness: Strictness) -> Self {
        self.call.set_strictness(strictness);
        self
    }
}

specwright_runtime::required_field!(
    AtSubuserIsSet,
    "at_subuser",
    "the required field `at_subuser` is not set",
    "call `.at_subuser(…)` before `.send()`"
);
specwright_runtime::required_field!(
    AtPasswordIsSet,
    "at_password",
    "the required field `at_password` is not set",
    "call `.at_password(…)` before `.send()`"
);
specwright_runtime::required_field!(
    CommunicationTypeIsSet,
    "communication_type",
    "the required field `communication_type` is not set",
    "call `.communication_type(…)` before `.send()`"
);

impl<A, B, C> AtCommunication<Async, A, B, C> {
    pub async fn send(self) -> Result<AtCommunicationResponse, Error<AtCommunicationErrorKind>>
    where
        A: AtSubuserIsSet,
        B: AtPasswordIsSet,
        C: CommunicationTypeIsSet,
    {
        self.call.send().await
    }
}

impl<A, B, C> AtCommunication<Blocking, A, B, C> {
    pub fn send(self) -> Result<AtCommunicationResponse, Error<AtCommunicationErrorKind>>
    where
        A: AtSubuserIsSet,
        B: AtPasswordIsSet,
        C: CommunicationTypeIsSet,
    {
        self.call.send()
    }
}
