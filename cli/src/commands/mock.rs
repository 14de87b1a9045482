//! `specwright mock PATH`: serves an API on the loopback address until it is stopped.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};

use specwright_codegen::Checked;
use specwright_mock::Mock;

use crate::apis::Compiled;
use crate::arguments::{Credential, MockArguments};
use crate::exit::{Exit, Failure};
use crate::output::{Output, coloured, remark};
use crate::workspace::find_apis;

/// Prints the address as the first line, so that a script can read it, and serves.
pub(super) fn run(arguments: MockArguments) -> Result<Exit, Failure> {
    let folders = find_apis(&arguments.path)?;
    let [folder] = folders.as_slice() else {
        return Err(
            Failure::new(format!("`{}` holds several APIs", arguments.path.display()))
                .help("name the folder of one of them"),
        );
    };
    let api = Compiled::load(folder)?;
    let exit = api.exit(false);
    if api.has_findings() {
        remark(&api.findings(coloured(&io::stderr())));
    }
    let Some(model) = api.into_model() else {
        return Ok(exit);
    };
    if arguments.rate_limit && model.api.rate_limit.is_none() {
        return Err(Failure::new("the API documents no `rate_limit`").help("leave out `--rate-limit`"));
    }
    let mut mock = prepare(model, arguments.credentials)?.pending(arguments.pending);
    if arguments.rate_limit {
        mock = mock.keep_rate_limit();
    }
    if arguments.log {
        mock = mock.on_served(|served| remark(&format!("{served}\n")));
    }
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, arguments.port));
    let server = specwright_mock::serve(mock, address).map_err(|error| {
        Failure::io(format_args!("listen on {address}"), &error).help("`--port 0` picks a free port")
    })?;
    Output::new().line(&format!("http://{}", server.addr()))?;
    loop {
        // The server works on a thread of its own; only a signal ends the process.
        std::thread::park();
    }
}

/// A mock that lets in the samples of the spec, or what the command line names instead.
fn prepare(model: Checked, credentials: Vec<Credential>) -> Result<Mock, Failure> {
    let known: Vec<String> = model
        .api
        .credentials
        .iter()
        .map(|known| known.name.spec.clone())
        .collect();
    let mut mock = Mock::new(model);
    for Credential { name, value } in credentials {
        if !known.contains(&name) {
            let help = if known.is_empty() {
                "the API needs no credentials".to_owned()
            } else {
                format!("its credentials: {}", known.join(", "))
            };
            return Err(Failure::new(format!("the API has no credential `{name}`")).help(help));
        }
        mock = mock.credential(&name, value);
    }
    Ok(mock)
}
