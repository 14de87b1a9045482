//! Where the examples send their calls: to the address given as the first argument, or to a mock of their own.

use std::error::Error;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;

use specwright_mock::{Mock, Server};

/// A service to call. The mock that stands behind it, if any, stops when this is dropped.
pub struct Service {
    /// The base URL.
    pub url: String,
    _mock: Option<Server>,
}

/// The service at the address in the first argument, or a mock of `spec/<api>` on a free port.
///
/// # Errors
/// If the spec cannot be read or has problems, or the port cannot be opened.
pub fn service(api: &str) -> Result<Service, Box<dyn Error>> {
    if let Some(url) = std::env::args().nth(1) {
        return Ok(Service { url, _mock: None });
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec").join(api);
    let outcome = specwright_codegen::compile(specwright_codegen::load_folder(&folder)?);
    let model = outcome
        .model
        .ok_or("the spec has problems: `specwright check spec` shows them")?;
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
    let mock = specwright_mock::serve(Mock::new(model), address)?;
    Ok(Service {
        url: mock.url(),
        _mock: Some(mock),
    })
}
