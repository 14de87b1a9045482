//! The README's Rust: which operations stand for all, and how they are called. The crate's documentation tests compile it.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::block;
use crate::emit::context::{Context, Home, Known};
use crate::emit::{example, name, pages, rust_type};
use crate::model::{ErrorCase, Method, Model, Operation, Resource};

const NO_VALUE: &str = "Result<(), Box<dyn std::error::Error>>";

/// The operations that the README shows.
pub(super) struct Calls<'a> {
    model: &'a Model,
    quick: Option<Call<'a>>,
    paged: Option<Call<'a>>,
    polled: Option<Call<'a>>,
    refused: Option<Call<'a>>,
}

#[derive(Clone, Copy)]
struct Call<'a> {
    context: Context<'a>,
    resource: &'a Resource,
    operation: &'a Operation,
}

impl<'a> Calls<'a> {
    /// Of each kind the one that asks least of a reader: few fields to fill in, or many errors to tell apart.
    pub(super) fn of(model: &'a Model, known: &'a Known) -> Self {
        let all = calls(model, known);
        let simple = |call: &Call<'_>| {
            let operation = call.operation;
            let is_special = operation.method.value != Method::Get || operation.pending.is_some();
            (is_special, call.required())
        };
        let is_paged = |call: &Call<'_>| pages::item_in_words(model, call.operation).is_some();
        let is_polled = |call: &Call<'_>| call.operation.pending.is_some();
        let is_refused = |call: &Call<'_>| call.own_errors().next().is_some();
        Self {
            model,
            quick: first(&all, |_| true, simple),
            paged: first(&all, is_paged, simple),
            polled: first(&all, is_polled, simple),
            refused: first(&all, is_refused, |call| Reverse(call.own_errors().count())),
        }
    }

    /// The features of the resources that are shown.
    pub(super) fn features(&self) -> Vec<String> {
        let shown = [self.quick, self.paged, self.polled, self.refused];
        let features = shown.iter().flatten().map(|call| call.resource.name.spec.clone());
        features.collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// A client and a call.
    pub(super) fn quick_start(&self) -> Vec<String> {
        let mut lines = built_client(self.model, "let client = ", &[".build()?;"]);
        if let Some(call) = self.quick {
            lines.push(format!("    let reply = {}.send().await?;", call.least()));
            lines.push("    println!(\"{reply:?}\");".to_string());
        }
        lines.push("    Ok(())".to_string());
        function(
            self.model,
            &["Client"],
            &[],
            &format!("async fn quick_start() -> {NO_VALUE}"),
            lines,
        )
    }

    /// A walk over all pages.
    pub(super) fn paging(&self) -> Vec<String> {
        let Some(call) = self.paged else { return Vec::new() };
        let lines = vec![
            format!("    let mut found = {}.stream();", call.least()),
            "    while let Some(item) = found.next().await {".to_string(),
            "        println!(\"{:?}\", item?);".to_string(),
            "    }".to_string(),
            "    Ok(())".to_string(),
        ];
        with_client(self.model, "every_page", &["Client"], &[], lines)
    }

    /// A call that waits.
    pub(super) fn waiting(&self) -> Vec<String> {
        let Some(call) = self.polled else { return Vec::new() };
        let lines = vec![
            format!("    let reply = {}.wait().await?;", call.least()),
            "    println!(\"{reply:?}\");".to_string(),
            "    Ok(())".to_string(),
        ];
        with_client(self.model, "patience", &["Client"], &[], lines)
    }

    /// What can become of a call.
    pub(super) fn errors(&self) -> Vec<String> {
        // A code decides before the status does.
        let told = |call: Call<'a>| {
            call.own_errors()
                .find(|case| case.code.is_some())
                .or(call.own_errors().next())
        };
        let Some((call, case)) = self.refused.and_then(|call| Some((call, told(call)?))) else {
            return Vec::new();
        };
        let kind = format!("{}ErrorKind", name::plain(&call.operation.type_name));
        let import = format!("{}::{kind}", call.resource.name.rust.as_str());
        let mut lines = call.shown(4, "let result = ", ";");
        lines.extend([
            "    match result {".to_string(),
            "        Ok(reply) => println!(\"{reply:?}\"),".to_string(),
            "        Err(Error::Invalid(violations)) => println!(\"not sent: {violations}\"),".to_string(),
            format!(
                "        Err(Error::Service(error)) if *error.kind() == {kind}::{} => {{",
                case.name.rust.as_str()
            ),
            "            println!(\"to be handled: {error}\");".to_string(),
            "        }".to_string(),
            "        Err(error) => return Err(error.into()),".to_string(),
            "    }".to_string(),
            "    Ok(())".to_string(),
        ]);
        with_client(self.model, "careful", &["Client", "Error"], &[import], lines)
    }
}

impl<'a> Call<'a> {
    /// How many fields a caller has to fill in.
    fn required(&self) -> usize {
        let fields = self.operation.request.fields.iter();
        fields.filter(|field| !rust_type::is_optional(field)).count()
    }

    fn own_errors(&self) -> impl Iterator<Item = &'a ErrorCase> + use<'a> {
        let errors = self.operation.errors.iter();
        errors.filter(|case| !case.shared && case.deprecated.is_none())
    }

    /// With what it cannot do without; only calls that can be written are shown.
    fn least(&self) -> String {
        example::least_call(self.context, self.resource, self.operation).unwrap_or_default()
    }

    fn shown(&self, depth: usize, before: &str, after: &str) -> Vec<String> {
        example::shown_call(self.context, self.resource, self.operation, depth, before, after).unwrap_or_default()
    }
}

/// All operations that are not on their way out.
fn calls<'a>(model: &'a Model, known: &'a Known) -> Vec<Call<'a>> {
    let resources = model.resources.iter().enumerate();
    let all = resources.flat_map(|(index, resource)| {
        let context = known.context(model, Home::Resource(index));
        resource.operations.iter().map(move |operation| Call {
            context,
            resource,
            operation,
        })
    });
    all.filter(|call| call.operation.deprecated.is_none()).collect()
}

/// Of some calls the least that an example can be written of. To write one takes longest, so it is tried last.
fn first<'a, Key: Ord>(
    all: &[Call<'a>],
    is_meant: impl Fn(&Call<'a>) -> bool,
    key: impl Fn(&Call<'a>) -> Key,
) -> Option<Call<'a>> {
    let mut meant: Vec<Call<'a>> = all.iter().copied().filter(is_meant).collect();
    meant.sort_by_cached_key(key);
    let mut written = meant.into_iter();
    written.find(|call| example::least_call(call.context, call.resource, call.operation).is_some())
}

/// A client that keeps to the documented rate.
pub(super) fn rate_limit(model: &Model) -> Vec<String> {
    let lines = built_client(model, "", &[".rate_limit(RateLimit::documented())", ".build()"]);
    let head = "fn unhurried() -> Result<Client, BuildError>";
    function(model, &["BuildError", "Client", "RateLimit"], &[], head, lines)
}

/// `Client::builder()` with all that it needs and what stands behind that, over several lines unless it is short.
fn built_client(model: &Model, before: &str, after: &[&str]) -> Vec<String> {
    let mut calls = example::client_setters(model);
    calls.extend(after.iter().map(|call| (*call).to_string()));
    match calls.as_slice() {
        [call] => vec![format!("    {before}Client::builder(){call}")],
        calls => {
            let calls = calls.iter().map(|call| format!("        {call}"));
            [format!("    {before}Client::builder()")]
                .into_iter()
                .chain(calls)
                .collect()
        }
    }
}

fn with_client(model: &Model, called: &str, names: &[&str], paths: &[String], lines: Vec<String>) -> Vec<String> {
    let head = format!("async fn {called}(client: &Client) -> {NO_VALUE}");
    function(model, names, paths, &head, lines)
}

/// A function with the imports it needs.
fn function(model: &Model, names: &[&str], paths: &[String], head: &str, lines: Vec<String>) -> Vec<String> {
    let krate = model.api.name.rust.as_str();
    let names = match names {
        [name] => (*name).to_string(),
        names => format!("{{{}}}", names.join(", ")),
    };
    let mut code: Vec<String> = paths.iter().map(|path| format!("use {krate}::{path};")).collect();
    code.extend([format!("use {krate}::{names};"), String::new(), format!("{head} {{")]);
    code.extend(lines);
    code.push("}".to_string());
    block("rust", code)
}
