//! Where facts are gathered while a page is read.

use crate::phrases::Said;

use super::operations::Mark;
use super::scope::Owner;
use super::setting::Direction;
use super::{Certainty, Claim, Fact, Place, Subject, Unread, words};

/// No page says more of one operation; what is above is not read.
const MAX_FACTS: usize = 20_000;

/// No page holds more sentences worth listing.
const MAX_UNREAD: usize = 500;

/// How long a sentence that was not understood may be.
const MAX_SENTENCE: usize = 200;

/// Facts, by what they belong to.
pub(super) struct Collector {
    pub(super) operations: Vec<Vec<Fact>>,
    pub(super) shared: Vec<Fact>,
    pub(super) unread: Vec<Unread>,
    /// What type cells call fields: operation, direction, name, words.
    pub(super) types: Vec<(Owner, Direction, String, String)>,
    /// What nothing is surer than.
    best: Certainty,
    count: usize,
}

impl Collector {
    pub(super) fn new(marks: &[Mark], is_repaired: bool) -> Self {
        Self {
            operations: marks.iter().map(|_| Vec::new()).collect(),
            shared: Vec::new(),
            unread: Vec::new(),
            types: Vec::new(),
            best: match is_repaired {
                true => Certainty::Parsed,
                false => Certainty::Read,
            },
            count: 0,
        }
    }

    pub(super) fn facts(&self, owner: Owner) -> &[Fact] {
        match owner {
            Owner::Operation(number) => self.operations.get(number).map(Vec::as_slice).unwrap_or_default(),
            Owner::Shared => &self.shared,
        }
    }

    pub(super) fn add(&mut self, owner: Owner, subject: Subject, claim: Claim, certainty: Certainty, place: &Place) {
        if self.count >= MAX_FACTS {
            return;
        }
        self.count += 1;
        let fact = Fact {
            subject,
            claim,
            certainty: certainty.max(self.best),
            place: place.clone(),
        };
        match owner {
            Owner::Operation(number) => self.operations.get_mut(number).unwrap_or(&mut self.shared).push(fact),
            Owner::Shared => self.shared.push(fact),
        }
    }

    /// A claim that phrases found, with its words.
    pub(super) fn say(&mut self, owner: Owner, subject: &Subject, said: Said, place: &Place) {
        let certainty = match said.is_label {
            true => Certainty::Read,
            false => Certainty::Parsed,
        };
        self.say_as(owner, subject, said, certainty, place);
    }

    /// A claim that phrases found, as sure as that at most. Groups are of the operation.
    pub(super) fn say_as(&mut self, owner: Owner, subject: &Subject, said: Said, certainty: Certainty, place: &Place) {
        let subject = match said.claim {
            Claim::Group(_) => Subject::Operation,
            _ => subject.clone(),
        };
        let mut place = place.clone();
        if !said.quote.is_empty() {
            place.quote = words::quote(&said.quote);
        }
        self.add(owner, subject, said.claim, certainty, &place);
    }

    /// A sentence that states a rule and was not understood; each once.
    pub(super) fn not_understood(&mut self, sentence: &str, place: &Place) {
        let text = words::cut(&words::plain(sentence), MAX_SENTENCE);
        let is_known = self.unread.iter().any(|unread| unread.text == text);
        if self.unread.len() < MAX_UNREAD && !is_known && !text.is_empty() {
            let mut place = place.clone();
            place.quote = words::quote(&text);
            self.unread.push(Unread { text, place });
        }
    }
}
