//! Writes clients as modules of this package's library.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use specwright_codegen::emit::{Layout, emit_client};
use specwright_codegen::{Checked, compile, render};

/// The modules of one kind of case, and what they need.
pub(crate) struct Modules {
    out: PathBuf,
    source: String,
    names: Vec<String>,
    features: BTreeSet<String>,
}

/// How much was emitted for a client.
#[derive(Default, Clone, Copy)]
pub(crate) struct Lines {
    /// In the modules of the resources.
    pub(crate) resources: usize,
    /// In the root, once for each API.
    pub(crate) root: usize,
}

impl Modules {
    pub(crate) fn new(out: &Path) -> Self {
        Self {
            out: out.to_owned(),
            source: String::new(),
            names: Vec::new(),
            features: ["blocking", "async", "dynamic"].map(str::to_owned).into(),
        }
    }

    /// Compiles a spec, writes its files beside its client, and makes the client a module.
    ///
    /// # Errors
    /// What the compiler says against the spec.
    pub(crate) fn add(&mut self, name: &str, files: &[(String, String)]) -> Result<Lines, String> {
        let folder = self.out.join(name);
        fs::create_dir_all(&folder).expect("cargo's own folder can be written");
        for (file, text) in files {
            fs::write(folder.join(file), text).expect("cargo's own folder can be written");
        }
        let outcome = compile(
            files
                .iter()
                .map(|(file, text)| (file.clone(), text.clone().into_bytes())),
        );
        match outcome.model {
            Some(model) => Ok(self.emit(name, &model, &folder)),
            None => {
                let text = render::text(&outcome.diagnostics, &outcome.sources, false);
                let errors = text.split("\n\n").filter(|found| found.starts_with("error"));
                Err(errors.collect::<Vec<_>>().join("\n\n"))
            }
        }
    }

    fn emit(&mut self, name: &str, model: &Checked, folder: &Path) -> Lines {
        let mut lines = Lines::default();
        for (file, text) in emit_client(model, Layout::Standalone) {
            let count = text.lines().count();
            let is_resource = model
                .resources
                .iter()
                .any(|resource| file == format!("{}.rs", resource.name.spec));
            *(if is_resource {
                &mut lines.resources
            } else {
                &mut lines.root
            }) += count;
            fs::write(folder.join(file), text).expect("cargo's own folder can be written");
        }
        let _ = write!(self.source, "#[path = {:?}]\npub mod {name};\n", folder.join("lib.rs"));
        self.features
            .extend(model.resources.iter().map(|resource| resource.name.spec.clone()));
        self.names.push(name.to_owned());
        lines
    }

    /// More source beside the modules.
    pub(crate) fn write(&mut self, source: &str) {
        self.source.push_str(source);
    }

    /// Writes the file that holds the modules and a table of them, and returns their features.
    pub(crate) fn finish(mut self, file: &str) -> BTreeSet<String> {
        self.source
            .push_str("/// Every client by its name.\npub static APIS: &[crate::call::Api] = &[\n");
        for name in &self.names {
            let _ = writeln!(self.source, "    crate::api!({name}),");
        }
        self.source.push_str("];\n");
        fs::write(self.out.join(file), &self.source).expect("cargo's own folder can be written");
        self.features
    }
}
