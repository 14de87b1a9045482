//! The calls as a user of the generated clients makes them.

use invoicexpress::accounts::CommunicationType;

use crate::Outcome;
use crate::work::{Awaited, Held};

macro_rules! builder {
    ($client:path, $address:expr) => {{
        use $client as Client;
        Client::builder().base_url($address)
    }};
}

macro_rules! at_communication {
    ($client:expr) => {
        $client
            .accounts()
            .at_communication()
            .at_subuser("123456789/3")
            .at_password("password")
            .communication_type(CommunicationType::Auto)
            .send()
    };
}

macro_rules! update {
    ($client:expr) => {
        $client
            .account()
            .update()
            .account_api_password("new_password")
            .account_api_username("new_username")
            .account_password("new_password")
            .account_username("new_username")
            .company_name("Bill's Bakery")
            .notification_email("bill@billsbakery.com")
            .notification_mobile("447777777777")
            .send()
    };
}

#[derive(Clone)]
pub(crate) struct Json(invoicexpress::Client);

impl Json {
    pub(crate) fn new(address: &str) -> Outcome<Self> {
        let builder = builder!(invoicexpress::Client, address);
        Ok(Self(builder.api_key("a-very-secret-key").build()?))
    }
}

impl Awaited for Json {
    async fn call(&self) -> bool {
        at_communication!(self.0).await.is_ok_and(|answer| answer.success)
    }
}

#[derive(Clone)]
pub(crate) struct Xml(textmarketer::Client);

impl Xml {
    pub(crate) fn new(address: &str) -> Outcome<Self> {
        let builder = builder!(textmarketer::Client, address);
        Ok(Self(builder.username("my_username").password("my_password").build()?))
    }
}

impl Awaited for Xml {
    async fn call(&self) -> bool {
        update!(self.0)
            .await
            .is_ok_and(|answer| answer.account.username == "my_UI_username")
    }
}

pub(crate) struct BlockingJson(invoicexpress::blocking::Client);

impl BlockingJson {
    pub(crate) fn new(address: &str) -> Outcome<Self> {
        let builder = builder!(invoicexpress::blocking::Client, address);
        Ok(Self(builder.api_key("a-very-secret-key").build()?))
    }
}

impl Held for BlockingJson {
    fn call(&self) -> bool {
        at_communication!(self.0).is_ok_and(|answer| answer.success)
    }
}

pub(crate) struct BlockingXml(textmarketer::blocking::Client);

impl BlockingXml {
    pub(crate) fn new(address: &str) -> Outcome<Self> {
        let builder = builder!(textmarketer::blocking::Client, address);
        Ok(Self(builder.username("my_username").password("my_password").build()?))
    }
}

impl Held for BlockingXml {
    fn call(&self) -> bool {
        update!(self.0).is_ok_and(|answer| answer.account.username == "my_UI_username")
    }
}
