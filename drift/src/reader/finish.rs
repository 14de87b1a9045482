//! What was read of a page, put together.

use crate::page::Page;
use crate::samples::Sample;

use super::operations::{self, Mark};
use super::outline::Section;
use super::prose::Blanket;
use super::scope::Owner;
use super::walk::Reader;
use super::{Certainty, Claim, Fact, Facts, PageOperation, Subject, merge, shown, words};

impl Reader<'_, '_> {
    /// All that was read, put together: the same said twice once, presences for the fields that state none.
    pub(super) fn finish(mut self, page: &Page) -> Facts {
        for (number, samples) in self.samples.iter().enumerate() {
            shown::facts(samples, Owner::Operation(number), &mut self.out);
        }
        let blankets = std::mem::take(&mut self.blankets);
        let whole: Vec<Vec<Fact>> = std::mem::take(&mut self.out.operations)
            .into_iter()
            .map(merge::merge)
            .collect();
        let mut facts = Facts {
            operations: Vec::new(),
            shared: std::mem::take(&mut self.out.shared),
            unread: std::mem::take(&mut self.out.unread),
        };
        for (number, (mark, mut own)) in self.marks.iter().zip(whole).enumerate() {
            for blanket in &blankets {
                self.spread(blanket, number, &mut own);
            }
            own = merge::merge(own);
            let samples = self.samples.get_mut(number).map(std::mem::take).unwrap_or_default();
            let says_nothing = mark.method.is_none() && mark.address.is_none() && !own.iter().any(is_of_field);
            match says_nothing {
                true => facts.shared.append(&mut own),
                false => facts
                    .operations
                    .push(operation(mark, self.title(mark, page), own, samples)),
            }
        }
        facts.shared = merge::merge(facts.shared);
        facts
    }

    /// Gives the fields below a sentence its presence, if they state none.
    fn spread(&self, blanket: &Blanket, number: usize, facts: &mut Vec<Fact>) {
        let is_for = blanket.owner == Owner::Operation(number) || blanket.owner == Owner::Shared;
        if !is_for {
            return;
        }
        let is_stated = |subject: &Subject| {
            let mut own = facts.iter().filter(|fact| fact.subject == *subject);
            own.any(|fact| matches!(fact.claim, Claim::Presence(_) | Claim::Condition(_)))
        };
        let below = facts
            .iter()
            .filter(|fact| matches!((&fact.subject, &fact.claim), (Subject::Request(_), Claim::Exists(_))));
        let below = below.filter(|fact| fact.place.line >= blanket.place.line && fact.certainty != Certainty::Inferred);
        let subjects: Vec<_> = below
            .map(|fact| fact.subject.clone())
            .filter(|subject| !is_stated(subject))
            .collect();
        facts.extend(subjects.into_iter().map(|subject| Fact {
            subject,
            claim: Claim::Presence(blanket.presence),
            certainty: Certainty::Parsed,
            place: blanket.place.clone(),
        }));
    }

    /// What an operation's section is called.
    fn title(&self, mark: &Mark, page: &Page) -> String {
        let named = match mark.is_heading {
            true => Some(mark.section),
            false => {
                let mut chain = self.outline.chain(mark.section);
                chain.find(|section| !operations::is_facet(self.outline, *section))
            }
        };
        let heading = named.map(|section| self.outline.sections[section].heading_text());
        let heading = heading.or_else(|| self.outline.sections.get(1).map(Section::heading_text));
        let title = heading.filter(|heading| !heading.is_empty()).or(page.title.as_deref());
        words::plain(title.unwrap_or_default())
    }
}

fn is_of_field(fact: &Fact) -> bool {
    matches!(fact.subject, Subject::Request(_) | Subject::Response(_))
}

fn operation(mark: &Mark, title: String, facts: Vec<Fact>, samples: Vec<Sample>) -> PageOperation {
    PageOperation {
        title,
        method: mark.method.clone(),
        path: mark.address.as_ref().map(|address| words::plain(&address.path)),
        certainty: mark.certainty,
        place: mark.place.clone(),
        facts,
        samples,
    }
}
