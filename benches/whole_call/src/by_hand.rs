//! The same calls as a careful person writes them on reqwest: the settings that the generated clients have, the limits of
//! time, the status, the answer.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hyper::Response;
use serde::Serialize;
use specwright_instructions::samples;
use specwright_instructions::twin::decode::{account, stored};

use crate::Outcome;
use crate::work::{Awaited, Held};

pub(crate) const CONNECT: Duration = Duration::from_secs(10);
pub(crate) const SILENCE: Duration = Duration::from_secs(30);
pub(crate) const WHOLE: Duration = Duration::from_secs(60);

pub(crate) const AGENT: &str = "by-hand/1.0";

#[derive(Serialize)]
pub(crate) struct Body<'a> {
    at_communication: Fields<'a>,
}

#[derive(Serialize)]
struct Fields<'a> {
    at_subuser: &'a str,
    at_password: String,
    communication_type: &'a str,
}

pub(crate) fn body() -> Body<'static> {
    Body {
        at_communication: Fields {
            at_subuser: "123456789/3",
            at_password: STANDARD.encode("password"),
            communication_type: "auto",
        },
    }
}

macro_rules! settings {
    ($builder:expr) => {
        $builder
            .connect_timeout(CONNECT)
            .timeout(WHOLE)
            .redirect(reqwest::redirect::Policy::none())
            .referer(false)
            .retry(reqwest::retry::never())
            .http1_only()
            .no_proxy()
            .user_agent(AGENT)
    };
}

macro_rules! at_communication {
    ($client:expr) => {
        $client
            .client
            .post(format!("{}/api/v3/accounts/at_communication.json", $client.address))
            .query(&[("api_key", "a-very-secret-key")])
            .header("accept", "application/json")
            .json(&body())
            .send()
    };
}

macro_rules! update {
    ($client:expr) => {
        $client
            .client
            .post(format!("{}/account", $client.address))
            .basic_auth("my_username", Some("my_password"))
            .header("accept", "application/xml")
            .form(samples::UPDATE_WIRE)
            .send()
    };
}

#[derive(Clone)]
struct Client {
    client: reqwest::Client,
    address: String,
}

impl Client {
    fn new(address: &str) -> Outcome<Self> {
        let builder = settings!(reqwest::Client::builder()).read_timeout(SILENCE);
        Ok(Self {
            client: builder.build()?,
            address: address.to_owned(),
        })
    }
}

#[derive(Clone)]
pub(crate) struct Json(Client);

impl Json {
    pub(crate) fn new(address: &str) -> Outcome<Self> {
        Client::new(address).map(Self)
    }

    async fn stored(&self) -> Result<bool, reqwest::Error> {
        let answer = at_communication!(self.0).await?.error_for_status()?;
        Ok(stored::decode(&Response::new(answer.bytes().await?)))
    }
}

impl Awaited for Json {
    async fn call(&self) -> bool {
        self.stored().await.unwrap_or(false)
    }
}

#[derive(Clone)]
pub(crate) struct Xml(Client);

impl Xml {
    pub(crate) fn new(address: &str) -> Outcome<Self> {
        Client::new(address).map(Self)
    }

    async fn account(&self) -> Result<account::Account, reqwest::Error> {
        let answer = update!(self.0).await?.error_for_status()?;
        Ok(account::decode(&Response::new(answer.bytes().await?)))
    }
}

impl Awaited for Xml {
    async fn call(&self) -> bool {
        self.account().await.is_ok_and(|account| is_the_sample(&account))
    }
}

pub(crate) fn is_the_sample(account: &account::Account) -> bool {
    account.fields.last().is_some_and(|name| name == "my_UI_username")
}

struct BlockingClient {
    client: reqwest::blocking::Client,
    address: String,
}

impl BlockingClient {
    fn new(address: &str) -> Outcome<Self> {
        Ok(Self {
            client: settings!(reqwest::blocking::Client::builder()).build()?,
            address: address.to_owned(),
        })
    }
}

pub(crate) struct BlockingJson(BlockingClient);

impl BlockingJson {
    pub(crate) fn new(address: &str) -> Outcome<Self> {
        BlockingClient::new(address).map(Self)
    }

    fn stored(&self) -> Result<bool, reqwest::Error> {
        let answer = at_communication!(self.0)?.error_for_status()?;
        Ok(stored::decode(&Response::new(answer.bytes()?)))
    }
}

impl Held for BlockingJson {
    fn call(&self) -> bool {
        self.stored().unwrap_or(false)
    }
}

pub(crate) struct BlockingXml(BlockingClient);

impl BlockingXml {
    pub(crate) fn new(address: &str) -> Outcome<Self> {
        BlockingClient::new(address).map(Self)
    }

    fn account(&self) -> Result<account::Account, reqwest::Error> {
        let answer = update!(self.0)?.error_for_status()?;
        Ok(account::decode(&Response::new(answer.bytes()?)))
    }
}

impl Held for BlockingXml {
    fn call(&self) -> bool {
        self.account().is_ok_and(|account| is_the_sample(&account))
    }
}
