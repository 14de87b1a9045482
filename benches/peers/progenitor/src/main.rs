//! progenitor as its documentation has it in a build script: the client of an OpenAPI document as formatted source.
//!
//! `progenitor-library DOCUMENT OUT`

use std::error::Error;
use std::fs;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(document), Some(out)) = (arguments.next(), arguments.next()) else {
        return Err("usage: progenitor-library DOCUMENT OUT".into());
    };
    let spec = serde_json::from_reader(fs::File::open(document)?)?;
    let tokens = progenitor::Generator::default().generate_tokens(&spec)?;
    fs::write(out, prettyplease::unparse(&syn::parse2(tokens)?))?;
    Ok(())
}
