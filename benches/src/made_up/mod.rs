//! A made-up API of any size, the same one whenever it is asked for: what every program here measures that needs more
//! operations than the shipped APIs have.
//!
//! Ten operations make a resource: a list with filters, create, read, change and delete, a search, a list below one
//! object and what adds to it, a change of state, a summary. Resources differ in their fields, which are drawn from
//! one vocabulary with a generator of random numbers that starts at the resource's number.

mod chance;
mod fields;
mod operations;
mod types;
mod words;

use std::fs;
use std::io;
use std::path::Path;

use crate::krate::remove;
use chance::Chance;

/// The operations of a resource.
pub const IN_A_RESOURCE: usize = 10;

/// The files of the API, by name, whose operations are as many as asked for, rounded up to whole resources.
pub fn files(operations: usize) -> Vec<(String, Vec<u8>)> {
    let resources = (0..operations.div_ceil(IN_A_RESOURCE)).map(|number| {
        let resource = Resource::new(number);
        (format!("{}.yaml", resource.plural), resource.text().into_bytes())
    });
    let mut files: Vec<_> = resources.collect();
    files.push(("api.yaml".to_owned(), API.as_bytes().to_vec()));
    files.sort();
    files
}

/// Writes those files, and nothing else, into a folder.
///
/// # Errors
/// If the folder cannot be made anew or a file not be written.
pub fn write(folder: &Path, operations: usize) -> io::Result<()> {
    remove(folder)?;
    fs::create_dir_all(folder)?;
    files(operations)
        .into_iter()
        .try_for_each(|(name, text)| fs::write(folder.join(name), text))
}

/// The names of the first resource: for programs that need one.
pub fn first_resource() -> String {
    Resource::new(0).plural
}

struct Resource {
    number: usize,
    /// `late_orders`
    plural: String,
    /// `LateOrder`
    pascal: String,
    /// `late order`
    words: String,
}

impl Resource {
    fn new(number: usize) -> Self {
        let (adjective, noun) = words::name(number);
        Self {
            number,
            plural: format!("{adjective}_{noun}s"),
            pascal: [adjective, noun].map(words::capital).concat(),
            words: format!("{adjective} {noun}"),
        }
    }

    fn text(&self) -> String {
        let mut chance = Chance::new(self.number);
        let mut text = format!(
            "resource: {}\nabout: The {}s of the account.\ndocs: https://docs.market.example/{}\n\ntypes:\n",
            self.plural, self.words, self.plural
        );
        types::write(&mut text, self, &mut chance);
        text.push_str("\noperations:\n");
        operations::write(&mut text, self, &mut chance);
        text
    }
}

const API: &str = "\
specwright: 1
api: market
about: A made-up market with as many resources as a measurement asks for.
docs: https://docs.market.example/

servers:
  live:
    about: The service itself.
    url: https://api.market.example

credentials:
  token:
    about: The token of one user, from the page of the account.
    sample: a-very-secret-token

auth:
  bearer:
    about: The token goes into the header of every request.
    scheme: bearer
    token: token

error_bodies:
  error:
    format: json
    path: error
    code: code
    message: message

errors:
  401:
    error: AccessDenied
    about: The token is missing or wrong.
    when: unauthenticated
  429:
    error: TooMany
    about: Too many requests at once.

types:
  Channel:
    about: How something came.
    enum: [web, phone, mail, shop, partner]

  Visibility:
    about: Who finds something.
    enum: { all: Everybody., staff: Those who work here., none: Nobody. }

  Money:
    about: An amount of money.
    fields:
      amount: { about: How much., type: decimal, sample: '12.50' }
      currency: { about: Which currency., pattern: '^[A-Z]{3}$', sample: EUR }

  Contact:
    about: Whom to ask.
    fields:
      name: { about: The person's name., length: 1..80, sample: Ada }
      email: { about: Where to write to., format: email, optional: true, sample: ada@market.example }
      phone: { about: The telephone number., chars: '0-9+ ', length: 5..20, optional: true, sample: '+351 210 000 000' }
";

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::files;

    #[test]
    fn the_largest_api_is_accepted_and_its_resources_differ() {
        let outcome = specwright_codegen::compile(files(5_000));
        let found = specwright_codegen::render::text(&outcome.diagnostics, &outcome.sources, false);
        assert_eq!(found, "");
        let model = outcome.model.unwrap();
        assert_eq!(model.operations().count(), 5_000);
        let texts: BTreeSet<usize> = files(5_000).iter().map(|(_, text)| text.len()).collect();
        assert!(texts.len() > 100, "{}", texts.len());
    }
}
