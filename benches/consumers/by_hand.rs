//! One call as a careful person writes it on reqwest: a typed request, a typed answer, typed errors, limits of time.

use std::fmt;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

const ADDRESS: &str = "http://demo.app.invoicexpress.com/api/v3/accounts/at_communication.json";

#[derive(Serialize)]
struct Body<'a> {
    at_communication: AtCommunication<'a>,
}

#[derive(Serialize)]
struct AtCommunication<'a> {
    at_subuser: &'a str,
    at_password: String,
    communication_type: CommunicationType,
}

#[allow(dead_code, reason = "what the service knows")]
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum CommunicationType {
    Auto,
    Guides,
    Manual,
    PortalAt,
}

#[derive(Deserialize)]
struct Reply {
    success: String,
}

/// The shapes that the service's errors have.
#[derive(Deserialize)]
#[serde(untagged)]
enum Problems {
    One { errors: Problem },
    Many { errors: Vec<Problem> },
}

#[derive(Deserialize)]
struct Problem {
    error: String,
}

#[derive(Debug)]
enum Error {
    Invalid(&'static str),
    Transport(reqwest::Error),
    Refused { status: u16, texts: Vec<String> },
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invalid(field) => write!(formatter, "{field} is not valid"),
            Self::Transport(error) => write!(formatter, "the request failed: {error}"),
            Self::Refused { status, texts } => {
                write!(formatter, "the service refused ({status}): {}", texts.join("; "))
            }
        }
    }
}

impl std::error::Error for Error {}

impl From<reqwest::Error> for Error {
    fn from(error: reqwest::Error) -> Self {
        Self::Transport(error)
    }
}

fn is_subuser(text: &str) -> bool {
    text.split_once('/')
        .is_some_and(|(number, _)| number.len() == 9 && number.bytes().all(|byte| byte.is_ascii_digit()))
}

async fn at_communication(client: &reqwest::Client, key: &str, subuser: &str, password: &str) -> Result<bool, Error> {
    if !is_subuser(subuser) {
        return Err(Error::Invalid("at_subuser"));
    }
    let body = Body {
        at_communication: AtCommunication {
            at_subuser: subuser,
            at_password: STANDARD.encode(password),
            communication_type: CommunicationType::Auto,
        },
    };
    let answer = client
        .post(ADDRESS)
        .query(&[("api_key", key)])
        .json(&body)
        .send()
        .await?;
    if answer.status().is_success() {
        let reply: Reply = answer.json().await?;
        return Ok(reply.success == "true");
    }
    let status = answer.status().as_u16();
    let texts = match answer.json().await {
        Ok(Problems::One { errors }) => vec![errors.error],
        Ok(Problems::Many { errors }) => errors.into_iter().map(|problem| problem.error).collect(),
        Err(_) => Vec::new(),
    };
    Err(Error::Refused { status, texts })
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = reqwest::Client::builder()
        .connect_timeout(Duration::from_secs(10))
        .timeout(Duration::from_secs(60))
        .redirect(reqwest::redirect::Policy::none())
        .build()?;
    let success = at_communication(&client, "key", "123456789/3", "password").await?;
    println!("{success}");
    Ok(())
}
