//! Runs the command in a folder of the test's own and keeps what it said.
#![allow(dead_code, reason = "each test program uses a part of this")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test ends so when its own folder or process fails"
)]

pub(crate) mod page;
pub(crate) mod site;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// An API in which nothing is wrong.
pub(crate) const API: &str = "\
specwright: 1
api: bakery
about: Orders bread.
docs: https://docs.bakery.example/
servers:
  live: { about: The service., url: 'https://api.bakery.example' }
credentials:
  api_key: { about: The key., sample: my-key }
auth:
  header: { about: In a header., scheme: headers, fields: { X-Api-Key: api_key } }
";

/// Its one resource.
pub(crate) const ORDERS: &str = "\
resource: orders
about: Orders of the calling account.
operations:
  create:
    about: Creates an order.
    docs: https://docs.bakery.example/orders
    request: POST /orders
    json:
      fields:
        loaves: { about: How many., type: int, range: 1..50, sample: 3 }
    responds:
      200:
        about: The order was taken.
        json:
          fields:
            id: { about: Identifies the order., type: int, sample: 17 }
      401: { error: AccessDenied, about: The key is wrong., body: empty, when: unauthenticated }
";

/// A folder that is removed when the test ends.
pub(crate) struct Folder(PathBuf);

/// How a run ended and what it said.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Folder {
    /// An empty folder outside every workspace and repository, wherever the tests were built: the command looks for
    /// both from its folder upwards.
    pub(crate) fn new(test: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("specwright-{test}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    /// A folder with one API in `bakery`.
    pub(crate) fn with_api(test: &str) -> Self {
        let folder = Self::new(test);
        folder.write("bakery/api.yaml", API);
        folder.write("bakery/orders.yaml", ORDERS);
        folder
    }

    /// A folder that looks like a workspace with that API.
    pub(crate) fn with_workspace(test: &str) -> Self {
        let folder = Self::new(test);
        folder.write("Cargo.toml", "[workspace]\n");
        folder.write("spec/bakery/api.yaml", API);
        folder.write("spec/bakery/orders.yaml", ORDERS);
        folder
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Every file below the folder with its content.
    pub(crate) fn content(&self, below: &str) -> BTreeMap<String, Vec<u8>> {
        let mut found = BTreeMap::new();
        collect(&self.0.join(below), "", &mut found);
        found
    }

    /// The command, to be started in this folder.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_specwright"));
        command
            .args(arguments)
            .current_dir(&self.0)
            .stdin(Stdio::null())
            .env_remove("CLICOLOR_FORCE");
        command
    }

    /// Runs the command in this folder.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        let output = self.command(arguments).output().unwrap();
        Run {
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

impl Run {
    /// The standard output as JSON.
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }
}

fn collect(folder: &Path, prefix: &str, found: &mut BTreeMap<String, Vec<u8>>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries {
        let path = entry.unwrap().path();
        let name = format!("{prefix}{}", path.file_name().unwrap().to_string_lossy());
        if path.is_dir() {
            collect(&path, &format!("{name}/"), found);
        } else {
            found.insert(name, fs::read(&path).unwrap());
        }
    }
}
