//! The vendor's part in the examples, played by the mock.

use std::error::Error;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;

use specwright_mock::{Mock, Server, serve};

/// Serves an API of this repository on a free port of this machine until the result is dropped.
pub(crate) fn by_mock(api: &str) -> Result<Server, Box<dyn Error>> {
    let spec = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec").join(api);
    let outcome = specwright_codegen::compile(specwright_codegen::load_folder(&spec)?);
    let model = outcome.model.ok_or("the spec has errors; run `specwright check`")?;
    Ok(serve(Mock::new(model), SocketAddr::from((Ipv4Addr::LOCALHOST, 0)))?)
}
