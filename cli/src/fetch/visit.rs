//! A visit of sites: what they allow, where they redirect to, when they want to be left alone.

use std::collections::BTreeMap;
use std::time::Duration;

use jiff::Timestamp;
use reqwest::Url;
use reqwest::header::{HeaderMap, LOCATION};

use super::client::{Answer, Requests, is_fetchable};
use super::robots::{self, Robots};
use super::{Manners, retry};
use crate::exit::Failure;

/// The name by which `robots.txt` speaks to this program.
const NAME: &str = "specwright";

/// How many redirects are followed.
const MOST_REDIRECTS: usize = 5;

/// How often a page is asked for again when the site asks to wait.
const MOST_RETRIES: usize = 2;

/// The sites that are visited in one run.
pub(super) struct Visit {
    requests: Requests,
    /// By site; or why they cannot be known.
    robots: BTreeMap<String, Result<Robots, String>>,
    longest_wait: Duration,
}

impl Visit {
    pub(super) fn new(manners: &Manners) -> Result<Self, Failure> {
        Ok(Self {
            requests: Requests::new(manners)?,
            robots: BTreeMap::new(),
            longest_wait: manners.longest_wait,
        })
    }

    /// Asks for a page. Redirects are followed within its site.
    pub(super) fn page(&mut self, url: &Url, conditions: &HeaderMap, limit: usize) -> Result<Answer, String> {
        let mut url = url.clone();
        for _ in 0..=MOST_REDIRECTS {
            if !self.robots(&url)?.allows(&target(&url)) {
                return Err("the site's robots.txt asks programs not to read it".to_owned());
            }
            let answer = self.patient(&url, conditions, limit)?;
            let Some(next) = redirect(&url, &answer)? else {
                return Ok(answer);
            };
            if next.origin() != url.origin() {
                return Err(format!("it has moved to another site, {}", shown(&next)));
            }
            url = next;
        }
        Err(format!("the site redirects more than {MOST_REDIRECTS} times"))
    }

    /// The rules of the page's site, which are asked for once.
    fn robots(&mut self, url: &Url) -> Result<Robots, String> {
        let site = url.origin().ascii_serialization();
        if let Some(robots) = self.robots.get(&site) {
            return robots.clone();
        }
        let robots = self.ask_for_robots(url);
        let robots = robots.map_err(|reason| format!("the site's robots.txt cannot be read: {reason}"));
        self.robots.insert(site, robots.clone());
        robots
    }

    /// A site without the file allows everything; one that cannot answer might have any rule. RFC 9309 has redirects
    /// followed to other sites as well.
    fn ask_for_robots(&mut self, url: &Url) -> Result<Robots, String> {
        let mut url = url.join("/robots.txt").map_err(|error| error.to_string())?;
        for _ in 0..=MOST_REDIRECTS {
            let answer = self.patient(&url, &HeaderMap::new(), robots::LARGEST)?;
            match redirect(&url, &answer) {
                Ok(Some(next)) if is_fetchable(&next) => url = next,
                Ok(None) if answer.status == 200 => return Ok(Robots::parse(&answer.body, NAME)),
                Ok(None) if answer.status >= 500 || answer.status == 429 => {
                    return Err(format!("the site answers {}", answer.status));
                }
                _ => break,
            }
        }
        Ok(Robots::allow_all())
    }

    /// Sends a request, and again after the time that the site asks for.
    fn patient(&mut self, url: &Url, conditions: &HeaderMap, limit: usize) -> Result<Answer, String> {
        for _ in 0..MOST_RETRIES {
            let answer = self.requests.get(url, conditions.clone(), limit)?;
            let wait = match answer.status {
                429 | 503 => retry::pause(&answer.headers, Timestamp::now()),
                _ => None,
            };
            let Some(wait) = wait else { return Ok(answer) };
            if wait > self.longest_wait {
                let status = answer.status;
                return Err(format!(
                    "the site answers {status} and asks to come back in {} s",
                    wait.as_secs()
                ));
            }
            std::thread::sleep(wait);
        }
        self.requests.get(url, conditions.clone(), limit)
    }
}

/// Where an answer redirects to.
fn redirect(url: &Url, answer: &Answer) -> Result<Option<Url>, String> {
    if !matches!(answer.status, 301 | 302 | 303 | 307 | 308) {
        return Ok(None);
    }
    let location = answer.headers.get(LOCATION).and_then(|location| location.to_str().ok());
    let next = location.and_then(|location| url.join(location).ok());
    next.map(Some)
        .ok_or_else(|| "the site redirects to no address".to_owned())
}

/// Path and query.
fn target(url: &Url) -> String {
    let query = url.query().map(|query| format!("?{query}"));
    format!("{}{}", url.path(), query.unwrap_or_default())
}

/// An address without what may be secret in it.
fn shown(url: &Url) -> String {
    format!("{}{}", url.origin().ascii_serialization(), url.path())
}
