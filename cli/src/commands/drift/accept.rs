//! `specwright drift accept`: notes that a finding was looked at.

use std::collections::BTreeMap;

use specwright_drift::accept::Accepted;
use specwright_drift::accept::{ACCEPT_FILE, AcceptFile};

use super::kept;
use crate::arguments::drift::AcceptArguments;
use crate::exit::{Exit, Failure};
use crate::files::{self, Plan};
use crate::output::Output;

/// Adds the acceptance to the file; everything else in it stays as it is.
pub(super) fn run(arguments: &AcceptArguments) -> Result<Exit, Failure> {
    let spec = &arguments.spec;
    if !spec.join(specwright_codegen::API_FILE).is_file() {
        let message = format!("no API in `{}`", spec.display());
        return Err(Failure::new(message).help("name the folder that holds `api.yaml`"));
    }
    let accepted = Accepted {
        date: arguments.today.clone().unwrap_or_else(super::today),
        who: arguments.who.clone(),
        why: arguments.why.clone(),
        until: arguments.until.clone(),
    };
    let before = kept::text(spec, ACCEPT_FILE)?.unwrap_or_default();
    let path = spec.join(ACCEPT_FILE);
    let after = AcceptFile::add(&before, &arguments.id, &accepted)
        .map_err(|error| Failure::new(format!("{}: {error}", path.display())))?;
    files::write([&Plan::new(spec, BTreeMap::from([(ACCEPT_FILE.to_owned(), after)]))?])?;
    Output::new().line(&format!("{}: {} is accepted", path.display(), arguments.id))?;
    Ok(Exit::Clean)
}
