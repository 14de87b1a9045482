//! A shared type stands behind other features.

use specwright_codegen::model::Model;

use super::{Rule, words};
use crate::change::What;
use crate::pair::{Pair, type_name};
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "type-features-changed",
    summary: "A shared type stands behind other features",
    explanation: "\
A type of `api.yaml` is there with the resources that use it. With all features nothing changes; a crate that was
built with some of them may find the type where it was not.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for (old, new) in pair.types.iter() {
        if pair.old.model.ty(old).resource.is_some() || pair.new.model.ty(new).resource.is_some() {
            continue;
        }
        let text = |model: &Model, features: &[usize]| {
            let names = features
                .iter()
                .filter_map(|&index| Some(model.resources.get(index)?.name.spec.as_str()));
            match features.is_empty() {
                true => "always there".to_owned(),
                false => format!("with {}", words::names(names)),
            }
        };
        let was = text(pair.old.model, pair.old_surface.features(old));
        let is = text(pair.new.model, pair.new_surface.features(new));
        if was == is {
            continue;
        }
        let finding = pair
            .finding(&RULE, What::whole(&type_name(pair.new.model, new)))
            .was(pair.old.model.ty(old).name.span, was)
            .is(pair.new.model.ty(new).name.span, is.as_str())
            .rust(Verdict::Patch, "other features bring it");
        found.push(finding.says(format!("is {is}")));
    }
}
