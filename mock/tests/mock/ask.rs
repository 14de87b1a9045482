//! The one place that knows how a mock is made and asked.

use std::path::Path;

use bytes::Bytes;
use http::{Request, Response};
use specwright_codegen::{compile, load_folder};
use specwright_mock::{Mock, WHY};

/// A mock of a spec in this test.
pub(crate) fn mock_of(api: &str, resource: &str) -> Mock {
    mock_of_resources(api, [("resource.yaml".to_owned(), resource.to_owned())])
}

/// A mock of a spec of several resource files in this test.
pub(crate) fn mock_of_resources(api: &str, resources: impl IntoIterator<Item = (String, String)>) -> Mock {
    let api = ("api.yaml".to_owned(), api.to_owned());
    let files = std::iter::once(api).chain(resources);
    mock_of_files(files.map(|(path, text)| (path, text.into_bytes())))
}

/// A mock of a folder beside this crate.
pub(crate) fn mock_of_spec(api: &str) -> Mock {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec").join(api);
    mock_of_files(load_folder(&folder).unwrap())
}

fn mock_of_files(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Mock {
    let outcome = compile(files);
    let found = specwright_codegen::render::text(&outcome.diagnostics, &outcome.sources, false);
    Mock::new(outcome.model.unwrap_or_else(|| panic!("{found}")))
}

/// Asks with a request written as text: request line, headers, an empty line, the body.
pub(crate) fn ask(mock: &Mock, request: &str) -> Answer {
    let (head, body) = request.split_once("\n\n").unwrap_or((request, ""));
    let mut lines = head.lines().map(str::trim);
    let (method, target) = lines.next().unwrap().split_once(' ').unwrap();
    let mut builder = Request::builder().method(method).uri(target);
    for (name, value) in lines.filter_map(|line| line.split_once(':')) {
        builder = builder.header(name, value.trim());
    }
    let request = builder.body(Bytes::copy_from_slice(body.as_bytes())).unwrap();
    Answer(mock.respond(request))
}

/// An answer with what tests look at.
#[derive(Debug)]
pub(crate) struct Answer(pub(crate) Response<Bytes>);

impl Answer {
    pub(crate) fn status(&self) -> u16 {
        self.0.status().as_u16()
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.0.body().to_vec()).unwrap()
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.0.headers().get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub(crate) fn why(&self) -> &str {
        self.header(WHY.as_str())
    }

    /// Status and body at once, so that a failing test shows both.
    #[track_caller]
    pub(crate) fn is(&self, status: u16, text: &str) {
        assert_eq!((self.status(), self.text().as_str()), (status, text), "{}", self.why());
    }

    /// Status and reason at once.
    #[track_caller]
    pub(crate) fn is_because(&self, status: u16, why: &str) {
        assert_eq!((self.status(), self.why()), (status, why), "{}", self.text());
    }
}

/// An `api.yaml` without credentials, and what a test adds to it.
pub(crate) fn open_api(rest: &str) -> String {
    format!(
        "specwright: 1\napi: shop\nabout: A shop.\ndocs: https://shop.example/docs\n\
         servers:\n  live: {{ about: The shop., url: 'https://shop.example' }}\n{rest}"
    )
}

/// A resource file with these operations.
pub(crate) fn things(operations: &str) -> String {
    format!("resource: things\nabout: Things.\n{operations}")
}
