//! The pages of a run against a model.

use std::collections::BTreeSet;

use specwright_codegen::model::Model;
use specwright_codegen::source::SourceSet;
use specwright_drift::compare::{self, Comparison, Options, Outcome, PageReport};
use specwright_drift::facts::Facts;
use specwright_drift::page::{NotChecked, Page};
use specwright_drift::report::Run;
use specwright_drift::spec;

use super::inputs::Input;
use super::kept::Kept;
use crate::arguments::drift::DriftArguments;

/// What is compared, and how.
pub(super) struct Comparing<'a> {
    pub(super) arguments: &'a DriftArguments,
    pub(super) inputs: &'a [Input],
    pub(super) kept: &'a Kept,
    pub(super) today: &'a str,
}

impl Comparing<'_> {
    /// Compares all pages with that model.
    pub(super) fn run(&self, model: &Model, sources: &SourceSet) -> Run {
        let pages: Vec<_> = self
            .inputs
            .iter()
            .map(|input| self.report(input, model, sources))
            .collect();
        let folder = self
            .arguments
            .spec
            .as_deref()
            .map(|folder| folder.display().to_string());
        Run {
            api: model.api.name.spec.clone(),
            folder: folder.unwrap_or_default(),
            stale_acceptances: self.stale_acceptances(&pages, model, sources),
            pages,
            fail_on: self.arguments.fail_on.into(),
            floor: self.arguments.floor,
        }
    }

    fn report(&self, input: &Input, model: &Model, sources: &SourceSet) -> PageReport {
        let page = input.content.as_ref().ok().map(|(page, _)| page);
        let address = input
            .address
            .clone()
            .or_else(|| page.and_then(|page| page.address.clone()));
        let outcome = match &input.content {
            Ok((page, facts)) => match self.compare(input, page, facts, model, sources) {
                Ok(comparison) => Outcome::Compared(comparison),
                Err(not_checked) => Outcome::NotChecked(not_checked),
            },
            Err(not_checked) => Outcome::NotChecked(not_checked.clone()),
        };
        PageReport {
            page: input.name.clone(),
            address,
            saved: page.and_then(|page| page.saved.clone()),
            sha256: page.map(|page| page.sha256.clone()).unwrap_or_default(),
            format: page.map(|page| page.format),
            repairs: page.map(|page| page.repairs.clone()).unwrap_or_default(),
            outcome,
        }
    }

    /// A page whose operations cannot be found is taken as of those that it was read for before.
    fn compare(
        &self,
        input: &Input,
        page: &Page,
        facts: &Facts,
        model: &Model,
        sources: &SourceSet,
    ) -> Result<Comparison, NotChecked> {
        let compare = |only: &[String]| {
            let options = Options {
                only,
                accepted: &self.kept.accepted,
                today: self.today,
            };
            compare::compare(page, facts, input.before.as_ref(), model, sources, &options)
        };
        let compared = compare(&self.arguments.operations);
        let known = self.kept.operations_of(page, input);
        match compared {
            Err(_) if self.arguments.operations.is_empty() && !known.is_empty() => compare(&known),
            compared => compared,
        }
    }

    /// Acceptances of nothing, which can be told only when every operation was compared.
    fn stale_acceptances(&self, pages: &[PageReport], model: &Model, sources: &SourceSet) -> Vec<String> {
        let (mut operations, mut ids) = (BTreeSet::new(), BTreeSet::new());
        for page in pages {
            let Outcome::Compared(comparison) = &page.outcome else {
                continue;
            };
            operations.extend(comparison.operations.iter().map(|(name, _)| name.as_str()));
            let findings = comparison.findings.iter().chain(&comparison.accepted);
            ids.extend(findings.map(|finding| finding.id.as_str()));
            ids.extend(
                comparison
                    .contradictions
                    .iter()
                    .map(|contradiction| contradiction.id.as_str()),
            );
        }
        let all = spec::operations(model, sources);
        if !all.iter().all(|operation| operations.contains(operation.name.as_str())) {
            return Vec::new();
        }
        let accepted = self.kept.accepted.accepted.keys();
        accepted.filter(|id| !ids.contains(id.as_str())).cloned().collect()
    }
}
