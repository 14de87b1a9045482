//! Whole requests that a page shows: their values belong to fields.

use super::index::FieldIndex;
use super::naming::Scope;
use crate::diagnostic::Diagnostics;
use crate::model::Sample;
use crate::names;
use crate::source::Spanned;
use crate::syntax;

pub(super) fn resolve_samples(
    samples: &[syntax::Sample],
    index: &FieldIndex<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<Sample> {
    let mut scope = Scope::of("a sample");
    let mut resolved = Vec::new();
    for sample in samples {
        let mut known = |name: &Spanned<String>| index.find(name, diagnostics).map(|_| name.value.clone());
        let request = sample.request.iter();
        let request = request
            .filter_map(|(name, value)| Some((known(name)?, value.clone())))
            .collect();
        let breaks = sample.breaks.iter();
        let breaks = breaks
            .filter_map(|(name, reason)| Some((known(name)?, reason.clone())))
            .collect();
        resolved.push(Sample {
            name: scope.give(&sample.name, names::snake_case, diagnostics),
            about: sample.about.clone(),
            request,
            breaks,
        });
    }
    resolved
}
