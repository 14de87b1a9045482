//! One request after the other, and nothing but what was asked for: no redirects, no cookies, no compression, no more than
//! a limit.

use std::net::IpAddr;
use std::time::Duration;

use reqwest::header::{ACCEPT, CONTENT_ENCODING, HeaderMap, HeaderValue};
use reqwest::redirect::Policy;
use reqwest::{Client, Response, Url};
use tokio::runtime::{Builder, Runtime};

use super::Manners;
use crate::exit::Failure;

/// Who is asking.
const USER_AGENT: &str = concat!(
    "specwright/",
    env!("CARGO_PKG_VERSION"),
    " (specwright drift --fetch; reads documentation pages)"
);

/// What is asked for.
const PAGES: &str =
    "text/html, application/xhtml+xml, text/markdown, text/plain;q=0.9, multipart/related;q=0.9, */*;q=0.1";

/// What a site sent.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) headers: HeaderMap,
    /// Empty unless the status is 200.
    pub(super) body: Vec<u8>,
    /// Whether there was more than the limit.
    pub(super) is_cut: bool,
}

/// Sends requests, with a pause between them.
pub(super) struct Requests {
    client: Client,
    runtime: Runtime,
    pause: Duration,
    sent: usize,
}

impl Requests {
    pub(super) fn new(manners: &Manners) -> Result<Self, Failure> {
        let runtime = Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(|error| Failure::io("start the network", &error))?;
        let client = Client::builder()
            .user_agent(USER_AGENT)
            .connect_timeout(manners.timeout)
            .timeout(manners.timeout)
            .redirect(Policy::none())
            .referer(false)
            .retry(reqwest::retry::never())
            .pool_max_idle_per_host(1)
            .build()
            .map_err(|error| Failure::new(format!("cannot set up HTTP: {error}")))?;
        Ok(Self {
            client,
            runtime,
            pause: manners.pause,
            sent: 0,
        })
    }

    /// Sends a request. An answer of any status is one; no answer is a reason.
    pub(super) fn get(&mut self, url: &Url, conditions: HeaderMap, limit: usize) -> Result<Answer, String> {
        if self.sent > 0 {
            std::thread::sleep(self.pause);
        }
        self.sent += 1;
        let request = self
            .client
            .get(url.clone())
            .header(ACCEPT, HeaderValue::from_static(PAGES))
            .headers(conditions);
        self.runtime.block_on(async {
            let response = request.send().await.map_err(|error| reason(&error))?;
            read(response, limit).await
        })
    }
}

/// Whether something may be asked of that address at all.
pub(super) fn is_fetchable(url: &Url) -> bool {
    let is_loopback = url.host_str().is_some_and(|host| {
        let address: Option<IpAddr> = host.trim_matches(['[', ']']).parse().ok();
        host == "localhost" || address.is_some_and(|address| address.is_loopback())
    });
    match url.scheme() {
        "https" => url.has_host(),
        // A server on this machine, as in tests.
        "http" => is_loopback,
        _ => false,
    }
}

async fn read(mut response: Response, limit: usize) -> Result<Answer, String> {
    let mut answer = Answer {
        status: response.status().as_u16(),
        headers: std::mem::take(response.headers_mut()),
        body: Vec::new(),
        is_cut: false,
    };
    if answer.status != 200 {
        return Ok(answer);
    }
    if let Some(encoding) = answer
        .headers
        .get(CONTENT_ENCODING)
        .filter(|encoding| *encoding != "identity")
    {
        let encoding = String::from_utf8_lossy(encoding.as_bytes());
        return Err(format!(
            "the site sends it compressed ({encoding}), though nobody asked for that"
        ));
    }
    while let Some(chunk) = response.chunk().await.map_err(|error| reason(&error))? {
        let room = limit - answer.body.len();
        answer.body.extend_from_slice(&chunk[..chunk.len().min(room)]);
        if chunk.len() > room {
            answer.is_cut = true;
            break;
        }
    }
    Ok(answer)
}

fn reason(error: &reqwest::Error) -> String {
    let reason = if error.is_timeout() {
        "the site took too long to answer"
    } else if error.is_connect() {
        "there is no connection to the site"
    } else {
        "the answer of the site broke off"
    };
    reason.to_owned()
}
