//! The blocking calls as a careful person writes them on ureq, with the same settings and limits.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hyper::Response;
use specwright_instructions::samples;
use specwright_instructions::twin::decode::{account, stored};

use crate::by_hand::{AGENT, CONNECT, SILENCE, WHOLE, body, is_the_sample};
use crate::work::Held;

struct Client {
    agent: ureq::Agent,
    address: String,
}

impl Client {
    fn new(address: &str) -> Self {
        let config = ureq::Agent::config_builder()
            .timeout_connect(Some(CONNECT))
            .timeout_per_read(Some(SILENCE))
            .timeout_global(Some(WHOLE))
            .max_redirects(0)
            .proxy(None)
            .user_agent(AGENT);
        Self {
            agent: config.build().new_agent(),
            address: address.to_owned(),
        }
    }
}

pub(crate) struct Json(Client);

impl Json {
    pub(crate) fn new(address: &str) -> Self {
        Self(Client::new(address))
    }

    fn stored(&self) -> Result<bool, ureq::Error> {
        let client = &self.0;
        let mut answer = client
            .agent
            .post(format!("{}/api/v3/accounts/at_communication.json", client.address))
            .query("api_key", "a-very-secret-key")
            .header("accept", "application/json")
            .content_type("application/json")
            .send(serde_json::to_vec(&body()).map_err(std::io::Error::other)?)?;
        let bytes = answer.body_mut().read_to_vec()?;
        Ok(stored::decode(&Response::new(bytes.into())))
    }
}

impl Held for Json {
    fn call(&self) -> bool {
        self.stored().unwrap_or(false)
    }
}

pub(crate) struct Xml(Client);

impl Xml {
    pub(crate) fn new(address: &str) -> Self {
        Self(Client::new(address))
    }

    fn account(&self) -> Result<account::Account, ureq::Error> {
        let client = &self.0;
        let credentials = STANDARD.encode("my_username:my_password");
        let mut answer = client
            .agent
            .post(format!("{}/account", client.address))
            .header("authorization", format!("Basic {credentials}"))
            .header("accept", "application/xml")
            .send_form(samples::UPDATE_WIRE.iter().copied())?;
        let bytes = answer.body_mut().read_to_vec()?;
        Ok(account::decode(&Response::new(bytes.into())))
    }
}

impl Held for Xml {
    fn call(&self) -> bool {
        self.account().is_ok_and(|account| is_the_sample(&account))
    }
}
