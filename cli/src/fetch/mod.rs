//! Reads the vendor's pages from the network: one request at a time, with pauses, as the sites' `robots.txt` allows. What
//! came once is asked for again only if it changed. Nothing of a page is fetched but the page.

mod client;
mod retry;
mod robots;
mod store;
mod visit;

use std::path::{Path, PathBuf};
use std::time::Duration;

use reqwest::Url;
use reqwest::header::{CONTENT_TYPE, ETAG, HeaderMap, HeaderName, IF_MODIFIED_SINCE, IF_NONE_MATCH, LAST_MODIFIED};

use crate::exit::Failure;
use crate::output::remark;
use client::{Answer, is_fetchable};
use store::{Kept, Store};
use visit::Visit;

/// How sites are treated.
#[derive(Debug, Clone)]
pub(crate) struct Manners {
    /// Between two requests.
    pub(crate) pause: Duration,
    /// For one request.
    pub(crate) timeout: Duration,
    /// The longest time to wait when a site asks for it.
    pub(crate) longest_wait: Duration,
    /// The largest page, in bytes.
    pub(crate) largest_page: usize,
}

/// What came of an address.
#[derive(Debug)]
pub(crate) struct Fetched {
    /// The address, without a fragment.
    pub(crate) address: String,
    /// The file that holds the page and the day on which its bytes came, or why there is none.
    pub(crate) page: Result<(PathBuf, String), String>,
}

/// What is a page, and the extension of a file that holds it.
const TYPES: &[(&str, &str)] = &[
    ("text/html", "html"),
    ("application/xhtml+xml", "html"),
    ("text/markdown", "md"),
    ("text/x-markdown", "md"),
    ("text/plain", "txt"),
    ("multipart/related", "mht"),
    ("message/rfc822", "mht"),
    ("application/x-mimearchive", "mht"),
    // Wikis call their MIME exports so, for the sake of the program that opens them.
    ("application/msword", "mht"),
    ("application/vnd.ms-word", "mht"),
];

/// Fetches the pages at these addresses, one after the other, into the folder. `today` is the day to note for new ones.
pub(crate) fn fetch(
    addresses: &[String],
    folder: &Path,
    manners: &Manners,
    today: &str,
) -> Result<Vec<Fetched>, Failure> {
    let mut store = Store::open(folder);
    let mut visit = Visit::new(manners)?;
    let mut fetched: Vec<Fetched> = Vec::new();
    for address in addresses {
        let address = address.split('#').next().unwrap_or_default().to_owned();
        if fetched.iter().any(|other| other.address == address) {
            continue;
        }
        remark(&format!("reads {}\n", crate::output::visible(&address)));
        let page = page(&address, &mut store, &mut visit, manners, today)?;
        fetched.push(Fetched { address, page });
    }
    Ok(fetched)
}

/// A page, new or as it was kept. What cannot be written ends the run; anything else only leaves this page out.
fn page(
    address: &str,
    store: &mut Store,
    visit: &mut Visit,
    manners: &Manners,
    today: &str,
) -> Result<Result<(PathBuf, String), String>, Failure> {
    let url = match address_of(address) {
        Ok(url) => url,
        Err(reason) => return Ok(Err(reason)),
    };
    let conditions = store.kept(address).map(conditions).unwrap_or_default();
    let answer = match visit.page(&url, &conditions, manners.largest_page) {
        Ok(answer) => answer,
        Err(reason) => return Ok(Err(reason)),
    };
    if answer.status != 304 {
        let extension = match page_type(&answer, manners) {
            Ok(extension) => extension,
            Err(reason) => return Ok(Err(reason)),
        };
        // The same bytes again are the page of the day on which they came first.
        let kept = store
            .kept(address)
            .filter(|kept| is_same(&store.path(kept), &answer.body));
        let kept = Kept {
            file: String::new(),
            date: kept.map_or(today, |kept| &kept.date).to_owned(),
            etag: header(&answer, &ETAG),
            last_modified: header(&answer, &LAST_MODIFIED),
        };
        store.keep(address, extension, &answer.body, kept)?;
    }
    let kept = store.kept(address).map(|kept| (store.path(kept), kept.date.clone()));
    Ok(kept.ok_or_else(|| "the site says that it has not changed, but no copy of it is kept".to_owned()))
}

fn address_of(address: &str) -> Result<Url, String> {
    let url = Url::parse(address).map_err(|_| "the spec's `docs` is no address".to_owned())?;
    if !is_fetchable(&url) {
        return Err("only addresses with https are fetched".to_owned());
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("the address holds credentials".to_owned());
    }
    Ok(url)
}

fn conditions(kept: &Kept) -> HeaderMap {
    let mut headers = HeaderMap::new();
    let known = [(IF_NONE_MATCH, &kept.etag), (IF_MODIFIED_SINCE, &kept.last_modified)];
    for (name, value) in known {
        if let Some(Ok(value)) = value.as_ref().map(|value| value.parse()) {
            headers.insert(name, value);
        }
    }
    headers
}

/// The extension for an answer that is a page; else why it is none.
fn page_type(answer: &Answer, manners: &Manners) -> Result<&'static str, String> {
    if answer.status != 200 {
        return Err(format!("the site answers {}", answer.status));
    }
    let media_type = header(answer, &CONTENT_TYPE).unwrap_or_else(|| "text/html".to_owned());
    let media_type = media_type
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase();
    let known = TYPES.iter().find(|(name, _)| *name == media_type);
    let (_, extension) = known.ok_or_else(|| format!("the site sends {media_type}, which is no page"))?;
    if answer.is_cut {
        return Err(format!(
            "the page is larger than {} MiB",
            manners.largest_page / (1024 * 1024)
        ));
    }
    Ok(extension)
}

fn header(answer: &Answer, name: &HeaderName) -> Option<String> {
    let value = answer.headers.get(name)?.to_str().ok()?;
    Some(value.to_owned())
}

fn is_same(path: &Path, bytes: &[u8]) -> bool {
    std::fs::read(path).is_ok_and(|kept| kept == bytes)
}
