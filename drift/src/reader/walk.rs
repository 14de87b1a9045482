//! From the blocks of a page to its facts.

use crate::page::{BlockKind, Page, Styled};
use crate::phrases::Topic;
use crate::samples::Sample;

use super::blocks::{self, Seen};
use super::collect::Collector;
use super::operations::{self, Mark};
use super::outline::{Outline, Placed, Section};
use super::prose::{self, Blanket};
use super::scope::{self, Owner};
use super::setting::Setting;
use super::{
    Certainty, Claim, Fact, Facts, FieldPlace, Spot, Subject, headings, leads, nesting, paired, shown, statuses, told,
    unfold, words,
};

/// How far above a block its parameters may stand.
const NEAR: usize = 4;

/// Reads a page.
pub(super) fn read(page: &Page) -> Facts {
    let unfolded = unfold::unfold(&page.blocks);
    let blocks = unfolded.as_deref().unwrap_or(&page.blocks);
    let paired = paired::pair(blocks);
    let outline = Outline::of(paired.as_deref().unwrap_or(blocks));
    let marks = operations::find(page, &outline);
    let mut reader = Reader {
        out: Collector::new(&marks, !page.repairs.is_empty()),
        samples: marks.iter().map(|_| Vec::new()).collect(),
        texts: Vec::new(),
        blankets: Vec::new(),
        outline: &outline,
        marks: &marks,
    };
    reader.addresses();
    reader.structure();
    reader.prose();
    reader.finish(page)
}

/// What a page says, while it is read.
pub(super) struct Reader<'a, 'p> {
    pub(super) outline: &'a Outline<'p>,
    pub(super) marks: &'a [Mark],
    pub(super) out: Collector,
    pub(super) samples: Vec<Vec<Sample>>,
    /// Running text that is left for the end, when all fields are known.
    texts: Vec<Text<'p>>,
    pub(super) blankets: Vec<Blanket>,
}

/// Running text outside of fields.
struct Text<'p> {
    text: &'p Styled,
    setting: Setting,
    spot: Spot,
    line: u32,
}

impl<'a, 'p> Reader<'a, 'p> {
    /// What the addresses themselves name.
    fn addresses(&mut self) {
        for (number, mark) in self.marks.iter().enumerate() {
            let Some(address) = &mark.address else { continue };
            let owner = Owner::Operation(number);
            for name in address.parameters() {
                let claim = Claim::Exists(Some(FieldPlace::Path));
                self.out
                    .add(owner, Subject::Request(name), claim, Certainty::Inferred, &mark.place);
            }
            let certainty = mark.certainty.max(Certainty::Parsed);
            for name in &address.query {
                let claim = Claim::Exists(Some(FieldPlace::Query));
                self.out
                    .add(owner, Subject::Request(name.clone()), claim, certainty, &mark.place);
            }
        }
    }

    /// Tables, lists and all that has a form.
    fn structure(&mut self) {
        let outline = self.outline;
        for (number, section) in outline.sections.iter().enumerate() {
            if operations::is_aside(outline, number) {
                continue;
            }
            self.heading(number, section);
            if let Some(group) = headings::field_of(outline, self.marks, number) {
                self.field_section(number, &group);
                continue;
            }
            for placed in &section.blocks {
                self.block(placed);
            }
        }
    }

    /// A heading that is a status, or says that the operation is not to be used any more.
    fn heading(&mut self, number: usize, section: &Section<'p>) {
        let Some(heading) = section.heading else { return };
        let owner = scope::owner(self.outline, self.marks, number, section.position);
        if let Owner::Operation(of) = owner {
            let is_own = self
                .marks
                .get(of)
                .is_some_and(|mark| mark.section == number && mark.is_heading || mark.owner == number);
            if is_own && prose::is_deprecated(heading) {
                let place = self.outline.place(number, Spot::Text, section.line, &heading.text);
                self.out.add(
                    owner,
                    Subject::Operation,
                    Claim::Deprecated(None),
                    Certainty::Read,
                    &place,
                );
            }
        }
        if let Some(status) = self.heading_status(number) {
            let place = self.outline.place(number, Spot::Text, section.line, &heading.text);
            let setting = Setting::plain(owner, place.clone());
            let first = section.blocks.first().map(|placed| &placed.block.kind);
            let meaning = match (first, statuses::line(&heading.text)) {
                (Some(BlockKind::Paragraph(text)), _) => text.text.clone(),
                (_, Some(line)) => line.rest,
                _ => String::new(),
            };
            statuses::add(status, &meaning, &setting, &place, &mut self.out);
        }
    }

    /// The status that a heading is about: `404 Not Found`.
    fn heading_status(&self, number: usize) -> Option<u16> {
        let section = &self.outline.sections[number];
        let line = statuses::line(section.heading_text())?;
        let above = self
            .outline
            .chain(number)
            .skip(1)
            .find_map(|outer| self.outline.sections[outer].topic);
        let speaks = matches!(
            above,
            Some(Topic::Statuses | Topic::Errors | Topic::Response | Topic::ResponseSample)
        );
        let is_status = line.has_reason() || line.is_labelled || speaks && line.rest.len() < 60;
        (is_status && line.statuses.len() == 1)
            .then(|| line.statuses.first().copied())
            .flatten()
    }

    /// The only status that a heading of codes names: `Codes in the body of a 422`.
    fn status_of_codes(&self, number: usize) -> Option<u16> {
        let section = &self.outline.sections[number];
        let is_of_codes = matches!(section.topic, Some(Topic::Codes));
        let words = section
            .heading_text()
            .split(|character: char| !character.is_alphanumeric());
        let numbers = words.filter_map(|word| word.parse::<u16>().ok());
        let mut statuses = numbers.filter(|number| is_of_codes && (400..600).contains(number));
        statuses.next().filter(|_| statuses.next().is_none())
    }

    fn setting(&self, placed: &Placed<'p>) -> Setting {
        let owner = scope::owner(self.outline, self.marks, placed.section, placed.position);
        let caption = match &placed.block.kind {
            BlockKind::Table(table) => table.caption.as_ref().map(|caption| caption.text.as_str()),
            _ => None,
        };
        Setting::of(self.outline, self.marks, owner, placed, caption)
    }

    fn block(&mut self, placed: &Placed<'p>) {
        let setting = self.setting(placed);
        let mut own = Vec::new();
        shown::read(placed.block, placed.number, &setting, &mut own);
        self.keep_samples(setting.owner, &mut own);
        let mark = match setting.owner {
            Owner::Operation(number) => self.marks.get(number),
            Owner::Shared => None,
        };
        let stop = mark.filter(|mark| mark.is_heading).map(|mark| mark.section);
        let seen = Seen {
            block: placed.block,
            number: placed.number,
            field: nesting::field_above(self.outline, placed, stop, setting.owner, &self.out),
            status: self
                .outline
                .chain(placed.section)
                .find_map(|section| self.heading_status(section).or_else(|| self.status_of_codes(section)))
                .or_else(|| placed.lead.and_then(leads::status_of_codes)),
            is_own: mark.is_some_and(|mark| mark.is_stated() && self.is_own(placed.section, mark)),
            follows_answer: mark.is_some() && self.follows_answer(placed.section),
            is_read_object: mark.is_some_and(Mark::is_get)
                && scope::names_object(self.outline.sections[placed.section].heading_text()),
            follows_parameters: self.follows_parameters(placed),
            setting: &setting,
        };
        if !blocks::read(&seen, &mut self.out) {
            self.keep_texts(placed, setting);
        }
    }

    /// Whether all headings between a section and the operation's own name parts of an operation only.
    fn is_own(&self, section: usize, mark: &Mark) -> bool {
        let mut chain = self
            .outline
            .chain(section)
            .take_while(|inner| *inner != mark.owner && *inner != mark.section);
        chain.all(|inner| operations::is_facet(self.outline, inner))
    }

    /// Whether an earlier section on the same level is about answers, with none about what is sent in between.
    fn follows_answer(&self, section: usize) -> bool {
        let parent = self.outline.sections[section].parent;
        let before = self
            .outline
            .sections
            .iter()
            .take(section)
            .filter(|other| other.parent == parent);
        let mut topics = before.rev().filter_map(|other| other.topic);
        matches!(
            topics.next(),
            Some(Topic::Response | Topic::ResponseSample | Topic::Statuses)
        )
    }

    /// Whether a table of parameters stands above in the same section, with no request line in between.
    fn follows_parameters(&self, placed: &Placed<'p>) -> bool {
        let is_table = matches!(placed.block.kind, BlockKind::Table(_));
        let above = self.outline.sections[placed.section].blocks.iter();
        let mut near = above.filter(|other| {
            let is_near = other.position < placed.position && placed.position - other.position <= NEAR;
            let is_parted = |mark: &Mark| mark.position > other.position && mark.position <= placed.position;
            is_near && !self.marks.iter().any(is_parted)
        });
        is_table && near.any(|other| blocks::is_of_parameters(other.block))
    }

    fn keep_texts(&mut self, placed: &Placed<'p>, setting: Setting) {
        match &placed.block.kind {
            BlockKind::Code { text, .. } => self.status_line(text, placed, &setting),
            BlockKind::Paragraph(text) => self.texts.push(Text {
                text,
                setting,
                spot: Spot::Text,
                line: placed.block.line,
            }),
            BlockKind::List(list) => {
                for (index, item) in list.items.iter().enumerate() {
                    self.texts.push(Text {
                        text: &item.text,
                        setting: setting.clone(),
                        spot: Spot::Item(super::entries::number(index)),
                        line: item.line,
                    });
                }
            }
            _ => {}
        }
    }

    /// A block of code that is nothing but `Status: 201 Created`.
    fn status_line(&mut self, text: &str, placed: &Placed<'p>, setting: &Setting) {
        let line = statuses::line(text).filter(|line| text.trim().lines().count() == 1 && line.is_labelled);
        for status in line.iter().flat_map(|line| &line.statuses) {
            let mut place = setting.place(&Spot::Code(placed.number), placed.block.line);
            place.quote = words::quote(text);
            statuses::add(*status, "", setting, &place, &mut self.out);
        }
    }

    /// A section whose heading is a field's name.
    fn field_section(&mut self, number: usize, group: &headings::Group) {
        let section = &self.outline.sections[number];
        let owner = scope::owner(self.outline, self.marks, number, section.position);
        let setting = Setting::of_section(self.outline, self.marks, owner, number);
        let mut setting = setting.without(section.topic);
        setting.place.headings.pop();
        headings::read(section, group, &setting, &mut self.out);
        let mut samples = Vec::new();
        for placed in &section.blocks {
            shown::read(placed.block, placed.number, &setting, &mut samples);
        }
        self.keep_samples(owner, &mut samples);
    }

    /// Samples of no operation are kept nowhere.
    fn keep_samples(&mut self, owner: Owner, samples: &mut Vec<Sample>) {
        if let Owner::Operation(number) = owner
            && let Some(own) = self.samples.get_mut(number)
        {
            own.append(samples);
        }
    }

    /// Sentences, when all fields are known.
    fn prose(&mut self) {
        for text in std::mem::take(&mut self.texts) {
            let place = super::Place {
                quote: words::quote(&text.text.text),
                ..text.setting.place(&text.spot, text.line)
            };
            let is_general = text.setting.topics.contains(&Topic::Service);
            if !text.setting.topics.contains(&Topic::Service) && !self.has_listed(text.setting.owner) {
                told::read(text.text, &text.setting, &place, &mut self.out);
            }
            let blanket = prose::read(text.text, &text.setting, &place, is_general, &mut self.out);
            self.blankets.extend(blanket.map(|presence| Blanket {
                owner: text.setting.owner,
                presence,
                place,
            }));
        }
    }

    /// Whether an operation's fields stand in tables or lists; sentences name them only where none do.
    fn has_listed(&self, owner: Owner) -> bool {
        let is_sure = |fact: &Fact| fact.place.spot != Spot::Text || fact.certainty == Certainty::Read;
        let is_listed = |fact: &Fact| matches!(fact.subject, Subject::Request(_)) && is_sure(fact);
        owner == Owner::Shared || self.out.facts(owner).iter().any(is_listed)
    }
}
