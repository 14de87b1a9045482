//! A form in, XML with a DOCTYPE out, Basic authentication or parameters, errors told by a code in the body.

use specwright_runtime::describe::{
    AuthScheme, Body, Credential, ErrorBody, ErrorCase, ErrorFormat, Operation, PathPart, Selector, Server, Service,
    Success, UrlPart,
};
use specwright_runtime::{Async, BuildError, Call, DateTime, Endpoint, Error, Handle, Secret, Settings, Strictness};

pub static SERVICE: Service = Service::new(
    "textmarketer",
    "0.1.0",
    &[
        Server {
            name: "live",
            url: &[UrlPart::Literal("https://api.textmarketer.co.uk/services/rest")],
        },
        Server {
            name: "sandbox",
            url: &[UrlPart::Literal("http://sandbox.textmarketer.biz/services/rest")],
        },
    ],
)
.auth(
    &[Credential { name: "username" }, Credential { name: "password" }],
    &[
        AuthScheme::Basic {
            username: 0,
            password: 1,
        },
        AuthScheme::Form(&[("username", 0), ("password", 1)]),
    ],
)
.error_bodies(&[ErrorBody::new(
    ErrorFormat::Xml,
    &["response", "errors", "error"],
    &[Selector::Attribute("code")],
    &[Selector::Text],
)]);

#[derive(Clone, Copy, Debug)]
pub enum Server_ {
    Live,
    Sandbox,
}

#[derive(Clone, Copy, Debug)]
pub enum Auth {
    Basic,
    Parameters,
}

#[derive(Clone, Debug)]
pub struct Client {
    handle: Async,
}

impl Client {
    pub fn builder() -> ClientBuilder<Async> {
        ClientBuilder {
            settings: Settings::new(&SERVICE),
        }
    }

    pub fn account(&self) -> Account_<Async> {
        Account_ {
            handle: self.handle.clone(),
        }
    }
}

#[derive(Clone, Debug)]
pub struct ClientBuilder<T: Handle> {
    settings: Settings<T>,
}

impl<T: Handle> ClientBuilder<T> {
    pub fn username(mut self, value: impl Into<Secret>) -> Self {
        self.settings.set_credential(0, value.into());
        self
    }

    pub fn password(mut self, value: impl Into<Secret>) -> Self {
        self.settings.set_credential(1, value.into());
        self
    }

    pub fn server(mut self, server: Server_) -> Self {
        self.settings.set_server(server as usize);
        self
    }

    pub fn auth(mut self, auth: Auth) -> Self {
        self.settings.set_auth(auth as usize);
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

#[derive(Clone, Debug)]
pub struct Account_<T> {
    handle: T,
}

impl<T: Handle> Account_<T> {
    pub fn update(&self) -> Update<T> {
        Update {
            call: Call::new(self.handle.clone()),
        }
    }
}

#[derive(Clone, Debug, PartialEq, specwright_runtime::Validate)]
pub struct UpdateRequest {
    #[validate(length(min = 5, max = 20), chars = "A-Za-z0-9_-")]
    pub account_api_password: Option<Secret>,
    #[validate(length(min = 5, max = 20), chars = "A-Za-z0-9_-")]
    pub account_username: Option<String>,
    #[validate(length(min = 3, max = 40))]
    pub company_name: Option<String>,
    #[validate(format = "email")]
    pub notification_email: Option<String>,
}

specwright_runtime::structure! {
    UpdateRequest { 0: account_api_password, 1: account_username, 2: company_name, 3: notification_email } = [
        Field::new("account_api_password", &["account_api_password"]).secret(),
        Field::new("account_username", &["account_username"]),
        Field::new("company_name", &["company_name"]),
        Field::new("notification_email", &["notifcation_email", "notification_email"]),
    ]
}

#[derive(Clone, Debug, PartialEq)]
pub struct UpdateResponse {
    pub processed_date: DateTime,
    pub account: Account,
}

specwright_runtime::structure! {
    UpdateResponse { 0: processed_date, 1: account } = [
        Field::new("processed_date", &["processed_date"]).required().at(Place::XmlAttribute),
        Field::new("account", &["account"]).required(),
    ]
}

#[derive(Clone, Debug, PartialEq)]
pub struct Account {
    pub account_id: String,
    pub api_password: Secret,
    pub company_name: Option<String>,
    pub create_date: DateTime,
    pub credits: i64,
}

specwright_runtime::structure! {
    Account { 0: account_id, 1: api_password, 2: company_name, 3: create_date, 4: credits } = [
        Field::new("account_id", &["account_id"]).required(),
        Field::new("api_password", &["api_password"]).required().secret(),
        Field::new("company_name", &["company_name"]),
        Field::new("create_date", &["create_date"]).required(),
        Field::new("credits", &["credits"]).required(),
    ]
}

specwright_runtime::error_kind! {
    /// What can go wrong.
    pub enum UpdateErrorKind {
        /// 2: The address is none.
        InvalidEmail,
        /// 7: Another account has this name.
        UsernameTaken,
        /// 403: Wrong credentials, or no right to this resource.
        Forbidden,
    }
}

const fn case(name: &'static str, about: &'static str, status: Option<u16>, code: Option<&'static str>) -> ErrorCase {
    ErrorCase {
        status,
        code,
        ..ErrorCase::new(name, about)
    }
}

static UPDATE: Operation = Operation::new("account.update", http::Method::POST, &[PathPart::Literal("/account")])
    .docs("https://wiki.textmarketer.co.uk/display/DevDoc/account")
    .body(Body::FORM)
    .success(&[Success::new(200, Body::xml(&["response"]))])
    .errors(&[
        case("InvalidEmail", "The address is none.", None, Some("2")),
        case("UsernameTaken", "Another account has this name.", None, Some("7")),
        case("Forbidden", "Wrong credentials.", Some(403), None),
    ]);

impl Endpoint for UpdateRequest {
    type Response = UpdateResponse;
    type ErrorKind = UpdateErrorKind;
    const OPERATION: &'static Operation = &UPDATE;
}

#[derive(Clone, Debug)]
pub struct Update<T> {
    call: Call<T, UpdateRequest>,
}

impl<T: Handle> Update<T> {
    pub fn account_api_password(mut self, value: impl Into<Secret>) -> Self {
        self.call.request.account_api_password = Some(value.into());
        self
    }

    pub fn account_username(mut self, value: impl Into<String>) -> Self {
        self.call.request.account_username = Some(value.into());
        self
    }

    pub fn company_name(mut self, value: impl Into<String>) -> Self {
        self.call.request.company_name = Some(value.into());
        self
    }

    pub fn notification_email(mut self, value: impl Into<String>) -> Self {
        self.call.request.notification_email = Some(value.into());
        self
    }

    pub fn strictness(mut self, strictness: Strictness) -> Self {
        self.call.set_strictness(strictness);
        self
    }
}

impl Update<Async> {
    pub async fn send(self) -> Result<UpdateResponse, Error<UpdateErrorKind>> {
        self.call.send().await
    }
}
