//! What surrounds a block: whose it is, and what its heading, its caption and the sentence above say of it.

use crate::page::Styled;
use crate::phrases::Topic;

use super::operations::Mark;
use super::outline::{Outline, Placed};
use super::scope::Owner;
use super::{FieldPlace, Place, Presence, Spot, Subject, leads, sent, words};

/// Which way fields go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Request,
    Response,
}

/// What surrounds a block.
#[derive(Debug, Clone)]
pub(super) struct Setting {
    pub(super) owner: Owner,
    /// What the surroundings say, the nearest first.
    pub(super) topics: Vec<Topic>,
    pub(super) direction: Option<Direction>,
    pub(super) field_place: Option<FieldPlace>,
    pub(super) presence: Option<Presence>,
    /// Whether the words right above are about something that they do not place: `Each entry has:`.
    pub(super) is_elsewhere: bool,
    /// Where sentences say that what is sent goes; words nearer to the block say it better.
    sent: Option<FieldPlace>,
    /// Where the block stands; spot and line are the block's own.
    pub(super) place: Place,
}

impl Setting {
    /// The setting of a block, by the words around it: the nearest first, up to the heading that marks the operation.
    pub(super) fn of(
        outline: &Outline<'_>,
        marks: &[Mark],
        owner: Owner,
        placed: &Placed<'_>,
        caption: Option<&str>,
    ) -> Self {
        let lead = placed.lead.and_then(leading_topic);
        let shown = placed.shown.and_then(leading_topic);
        let shown = shown.filter(|topic| matches!(topic, Topic::Response | Topic::ResponseSample));
        let shown = shown.filter(|_| placed.lead.is_none()).map(|_| Topic::Response);
        let near = lead.into_iter().chain(caption.and_then(words::topic)).chain(shown);
        let at = (placed.section, placed.position, placed.block.line);
        let mut setting = Self::near(outline, marks, owner, at, near);
        if placed.lead.is_some_and(|lead| leads::names_choice(&lead.text)) {
            // One of several is not required, whatever the heading above says.
            setting.presence = None;
        }
        setting.is_elsewhere = lead.is_none() && placed.lead.is_some_and(leads::is_elsewhere);
        setting
    }

    /// The setting of what a section says itself, without blocks.
    pub(super) fn of_section(outline: &Outline<'_>, marks: &[Mark], owner: Owner, section: usize) -> Self {
        let own = &outline.sections[section];
        let at = (section, own.position, own.line);
        Self::near(outline, marks, owner, at, std::iter::empty())
    }

    /// The setting of what stands in a section at a position and a line, below words of those topics.
    fn near(
        outline: &Outline<'_>,
        marks: &[Mark],
        owner: Owner,
        (section, position, line): (usize, usize, u32),
        near: impl Iterator<Item = Topic>,
    ) -> Self {
        let marked = match owner {
            Owner::Operation(number) => marks
                .get(number)
                .filter(|mark| mark.is_heading)
                .map(|mark| mark.section),
            Owner::Shared => None,
        };
        let headings = outline.chain(section).take_while(|section| Some(*section) != marked);
        let headings = headings.flat_map(|section| {
            let section = &outline.sections[section];
            match section.topic {
                Some(Topic::RequestWith(_)) => words::topics(section.heading_text()),
                topic => topic.into_iter().collect(),
            }
        });
        let mut setting = Self {
            owner,
            topics: below_answers(near.collect(), headings.collect()),
            direction: None,
            field_place: None,
            presence: None,
            is_elsewhere: false,
            sent: sent::place(outline, marks, owner, section, position),
            place: outline.place(section, Spot::Text, line, ""),
        };
        setting.settle();
        setting
    }

    /// A setting of which nothing is known but the place.
    pub(super) fn plain(owner: Owner, place: Place) -> Self {
        Self {
            owner,
            topics: Vec::new(),
            direction: None,
            field_place: None,
            presence: None,
            is_elsewhere: false,
            sent: None,
            place,
        }
    }

    /// The same without what the own heading of a field says.
    pub(super) fn without(&self, topic: Option<Topic>) -> Self {
        let mut setting = self.clone();
        if let Some(own) = topic.and_then(|topic| setting.topics.iter().position(|other| *other == topic)) {
            setting.topics.remove(own);
        }
        setting.direction = None;
        setting.field_place = None;
        setting.presence = None;
        setting.settle();
        setting
    }

    /// The same with a topic that is nearer than all others.
    pub(super) fn with(&self, topic: Topic) -> Self {
        let mut setting = self.clone();
        setting.topics.insert(0, topic);
        setting.direction = None;
        setting.field_place = None;
        setting.presence = None;
        setting.settle();
        setting
    }

    /// Direction, place and presence, from the nearest topics that agree on the direction.
    fn settle(&mut self) {
        for topic in &self.topics {
            let direction = match topic {
                Topic::Request(_) | Topic::RequestWith(_) => Direction::Request,
                Topic::Response => Direction::Response,
                _ => continue,
            };
            if *self.direction.get_or_insert(direction) != direction {
                break;
            }
            match topic {
                Topic::Request(place) => self.field_place = self.field_place.or(*place),
                Topic::RequestWith(presence) => self.presence = self.presence.or(Some(*presence)),
                _ => {}
            }
        }
        if self.direction != Some(Direction::Response) {
            self.field_place = self.field_place.or(self.sent);
        }
    }

    pub(super) fn nearest(&self) -> Option<Topic> {
        self.topics.first().copied()
    }

    /// Whether the surroundings speak of errors or answers.
    pub(super) fn speaks_of_errors(&self) -> bool {
        let is_known = |topic: &Topic| !matches!(topic, Topic::Sample | Topic::RequestSample | Topic::ResponseSample);
        let nearest = self.topics.iter().copied().find(is_known);
        matches!(nearest, Some(Topic::Statuses | Topic::Codes | Topic::Errors))
    }

    /// The same, or of what is received.
    pub(super) fn speaks_of_answers(&self) -> bool {
        self.speaks_of_errors() || matches!(self.nearest(), Some(Topic::Response | Topic::ResponseSample))
    }

    pub(super) fn place(&self, spot: &Spot, line: u32) -> Place {
        Place {
            spot: spot.clone(),
            line,
            ..self.place.clone()
        }
    }
}

/// "It has the following fields" below a heading of answers is said of what is received.
fn below_answers(near: Vec<Topic>, headings: Vec<Topic>) -> Vec<Topic> {
    let is_answer = matches!(headings.first(), Some(Topic::Response | Topic::ResponseSample));
    let is_failure = matches!(headings.first(), Some(Topic::Codes | Topic::Errors));
    let near = near.into_iter().filter(|topic| !is_failure || *topic != Topic::Values);
    let near = near.map(|topic| match topic {
        Topic::Request(None | Some(FieldPlace::Body)) if is_answer => Topic::Response,
        topic => topic,
    });
    near.chain(headings).collect()
}

impl Direction {
    pub(super) fn subject(self, name: String) -> Subject {
        match self {
            Direction::Request => Subject::Request(name),
            Direction::Response => Subject::Response(name),
        }
    }
}

/// What a paragraph says of what follows, its last sentences first.
pub(super) fn leading_topic(lead: &Styled) -> Option<Topic> {
    let sentences = words::sentences(lead);
    let last = || sentences.iter().rev().take(3);
    let topic = |sentence: &Styled| words::topic(sentence.text.trim_end_matches([':', '.', ' ']));
    let nearest = last().next().and_then(topic);
    let answers = || last().next().and_then(|sentence| leads::topic(sentence.text.as_str()));
    let said = nearest
        .or_else(answers)
        .or_else(|| leads::goes_on_with_answer(&sentences).then_some(Topic::Response))
        .or_else(|| last().find_map(topic));
    match said {
        // "The answer has the status 200. The body has the fields"
        Some(Topic::Request(None | Some(FieldPlace::Body))) if leads::begins_with_answer(&lead.text) => {
            Some(Topic::Response)
        }
        // "It answers 422 with one of these codes in `error`"
        Some(Topic::Values)
            if last()
                .next()
                .is_some_and(|sentence| leads::names_failure(&sentence.text)) =>
        {
            Some(Topic::Codes)
        }
        said => said,
    }
}
