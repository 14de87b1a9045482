//! The sections of a page: what stands under which headings.

use crate::page::{Block, BlockKind, Styled};
use crate::phrases::Topic;

use super::{FieldPlace, Place, Spot, sent, statuses, words};

/// The level of a paragraph that serves as a heading.
const PARAGRAPH_LEVEL: u8 = 7;

/// The level of one that says nothing known, below the one that does.
const PLAIN_PARAGRAPH_LEVEL: u8 = 8;

/// The level of one that is a status, below both.
const STATUS_LEVEL: u8 = 9;

/// How long such a paragraph may be.
const MAX_HEADING: usize = 60;

/// How many headings a place names; a page decides how deep they are, a heading's words how long.
const MAX_HEADING_TEXT: usize = 160;

/// A page as sections, in the order of the page. The first one has no heading and holds all the others.
pub(super) struct Outline<'p> {
    pub(super) sections: Vec<Section<'p>>,
    /// Where the sections about the whole service say that what is sent goes, if they agree.
    pub(super) general: Option<FieldPlace>,
}

/// A heading and the blocks right below it.
pub(super) struct Section<'p> {
    pub(super) heading: Option<&'p Styled>,
    /// 0 for the first, 7 and more for paragraphs that serve as headings.
    pub(super) level: u8,
    pub(super) parent: usize,
    pub(super) line: u32,
    pub(super) topic: Option<Topic>,
    /// The headings above its blocks, outermost first.
    pub(super) path: Vec<String>,
    pub(super) blocks: Vec<Placed<'p>>,
    /// How many blocks stand before it on the page.
    pub(super) position: usize,
    /// Where its sentences say that what is sent goes, and how many blocks stand before each.
    pub(super) sent: Vec<(usize, FieldPlace)>,
}

/// A block and where it stands.
pub(super) struct Placed<'p> {
    pub(super) block: &'p Block,
    pub(super) section: usize,
    /// How many blocks stand before it on the page.
    pub(super) position: usize,
    /// Which of its kind it is under its heading, from 1.
    pub(super) number: u32,
    /// The paragraph right above, if it leads to it.
    pub(super) lead: Option<&'p Styled>,
    /// The paragraph that leads to the code right above.
    pub(super) shown: Option<&'p Styled>,
}

impl<'p> Outline<'p> {
    pub(super) fn of(blocks: &'p [Block]) -> Self {
        let mut outline = Self {
            sections: vec![Section::first()],
            general: None,
        };
        let (mut lead, mut shown): (Option<&Styled>, Option<&Styled>) = (None, None);
        for (position, block) in blocks.iter().enumerate() {
            let next = blocks.get(position + 1);
            match heading(block, next).or_else(|| outline.status_heading(block, next)) {
                Some((level, text)) => {
                    outline.open(level, text, block.line, position);
                    (lead, shown) = (None, None);
                }
                None => {
                    outline.add(block, position, (lead, shown));
                    shown = lead.filter(|_| matches!(block.kind, BlockKind::Code { .. }));
                    lead = leads(block);
                }
            }
        }
        outline.general = outline.sent_in_general();
        outline
    }

    fn sent_in_general(&self) -> Option<FieldPlace> {
        let is_general = |section: &&Section<'_>| section.topic == Some(Topic::Service);
        let sections = self.sections.iter().filter(is_general);
        let mut said = sections.flat_map(|section| &section.sent).map(|(_, place)| *place);
        let first = said.next()?;
        said.all(|place| place == first).then_some(first)
    }

    fn open(&mut self, level: u8, heading: &'p Styled, line: u32, position: usize) {
        let mut parent = self.sections.len() - 1;
        while self.sections[parent].level >= level {
            parent = self.sections[parent].parent;
        }
        let mut path = self.sections[parent].path.clone();
        path.push(words::cut(&words::plain(&heading.text), MAX_HEADING_TEXT));
        let in_answers = level == STATUS_LEVEL;
        let mut topic = answer(heading, in_answers).or_else(|| words::heading_topic(heading));
        let above = self.sections[parent].topic;
        let is_status = matches!(above, Some(Topic::Statuses | Topic::Errors));
        let is_body = topic == Some(Topic::Request(Some(FieldPlace::Body)));
        let is_answer = above == Some(Topic::Response) || is_status && is_body;
        if is_answer && matches!(topic, Some(Topic::Request(None | Some(FieldPlace::Body)))) {
            topic = Some(Topic::Response);
        }
        self.sections.push(Section {
            heading: Some(heading),
            level,
            parent,
            line,
            topic,
            path,
            blocks: Vec::new(),
            position,
            sent: Vec::new(),
        });
    }

    /// A line that is a status, where answers are described: what follows is said of it.
    fn status_heading(&self, block: &'p Block, next: Option<&Block>) -> Option<(u8, &'p Styled)> {
        let BlockKind::Paragraph(text) = &block.kind else {
            return None;
        };
        let mut topics = self.chain(self.sections.len() - 1);
        let near = topics.find_map(|section| self.sections[section].topic);
        let speaks = matches!(near, Some(Topic::Statuses | Topic::Errors | Topic::Response));
        (speaks && next.is_some() && is_status(text)).then_some((STATUS_LEVEL, text))
    }

    fn add(&mut self, block: &'p Block, position: usize, (lead, shown): (Option<&'p Styled>, Option<&'p Styled>)) {
        let section = self.sections.len() - 1;
        let said = sent::said(block).map(|place| (position, place));
        self.sections[section].sent.extend(said);
        let placed = &mut self.sections[section].blocks;
        let same = placed.iter().filter(|other| is_same_kind(other.block, block)).count();
        placed.push(Placed {
            block,
            section,
            position,
            number: u32::try_from(same + 1).unwrap_or(u32::MAX),
            lead,
            shown,
        });
    }

    /// The section and those that hold it, innermost first. The first one is not among them.
    pub(super) fn chain(&self, section: usize) -> impl Iterator<Item = usize> + '_ {
        let mut next = Some(section);
        std::iter::from_fn(move || {
            let section = next.filter(|section| *section != 0)?;
            next = Some(self.sections[section].parent);
            Some(section)
        })
    }

    /// Whether a section is another one or stands inside of it. Everything stands in the first.
    pub(super) fn is_inside(&self, section: usize, outer: usize) -> bool {
        outer == 0 || self.chain(section).any(|inner| inner == outer)
    }

    /// All blocks below headings, in order.
    pub(super) fn blocks(&self) -> impl Iterator<Item = &Placed<'p>> {
        self.sections.iter().flat_map(|section| &section.blocks)
    }

    /// Whether parameters or answers are described below a heading, whatever it says itself.
    pub(super) fn describes(&self, section: usize) -> bool {
        let topics =
            |topic: Option<Topic>| matches!(topic, Some(Topic::Request(_) | Topic::RequestWith(_) | Topic::Response));
        let mut inner = self.sections.iter().enumerate().skip(section + 1);
        inner.any(|(number, inner)| topics(inner.topic) && self.is_inside(number, section))
    }

    /// Where something stands.
    pub(super) fn place(&self, section: usize, spot: Spot, line: u32, quote: &str) -> Place {
        Place {
            headings: self.sections[section].path.clone(),
            spot,
            line,
            quote: words::quote(quote),
        }
    }
}

impl Section<'_> {
    fn first() -> Self {
        Self {
            heading: None,
            level: 0,
            parent: 0,
            line: 1,
            topic: None,
            path: Vec::new(),
            blocks: Vec::new(),
            position: 0,
            sent: Vec::new(),
        }
    }

    pub(super) fn heading_text(&self) -> &str {
        self.heading.map_or("", |heading| heading.text.as_str())
    }

    pub(super) fn is_paragraph(&self) -> bool {
        self.level >= PARAGRAPH_LEVEL
    }
}

/// The level and the words of a heading, or of a paragraph that serves as one.
fn heading<'p>(block: &'p Block, next: Option<&Block>) -> Option<(u8, &'p Styled)> {
    match &block.kind {
        BlockKind::Heading { level, text } => Some(((*level).max(1), text)),
        BlockKind::Paragraph(text) if serves_as_heading(text) && next.is_some() => {
            let level = match words::topic(text.text.trim_end_matches([':', ' '])) {
                Some(_) => PARAGRAPH_LEVEL,
                None => PLAIN_PARAGRAPH_LEVEL,
            };
            Some((level, text))
        }
        _ => None,
    }
}

/// A short line with one status and a few words.
fn is_status(text: &Styled) -> bool {
    let line = text.text.trim();
    let is_short = line.len() <= MAX_HEADING && !line.contains('\n') && !line.ends_with(['.', '!', '?', ',', ';']);
    let status = statuses::line(line).filter(|status| status.is_known() && status.statuses.len() == 1);
    is_short && status.is_some_and(|status| status.rest.split_whitespace().count() <= 6)
}

/// What stands below the status of a success is received; among answers, whatever the status is called.
fn answer(heading: &Styled, in_answers: bool) -> Option<Topic> {
    let line = statuses::line(&heading.text)?;
    let is_success = line.statuses.iter().all(|status| (200..300).contains(status));
    let is_called = in_answers || line.has_reason() || line.is_labelled;
    (is_success && is_status(heading) && is_called).then_some(Topic::Response)
}

/// A short line that is strong as a whole, or that says nothing but what follows.
fn serves_as_heading(text: &Styled) -> bool {
    let words = text.text.trim();
    let is_line = words.len() <= MAX_HEADING && !words.contains('\n') && !words.ends_with(['.', '!', '?', ',', ';']);
    let bare = words.trim_end_matches([':', ' ']);
    let is_label = bare.split_whitespace().count() <= 5 && !bare.contains(": ") && words::topic(bare).is_some();
    let names_nothing = super::request_line::whole(text).is_none() && !bare.contains("://") && !bare.contains(" = ");
    let lower = bare.to_ascii_lowercase();
    let is_day = lower.starts_with("updated ") || lower.starts_with("last ") && lower.contains(' ');
    is_line && names_nothing && !is_day && (is_label || words::is_all_strong(text) && !bare.is_empty())
}

/// A paragraph that leads to the next block.
fn leads(block: &Block) -> Option<&Styled> {
    match &block.kind {
        BlockKind::Paragraph(text) => Some(text),
        _ => None,
    }
}

fn is_same_kind(a: &Block, b: &Block) -> bool {
    matches!(
        (&a.kind, &b.kind),
        (BlockKind::Table(_), BlockKind::Table(_))
            | (BlockKind::Code { .. }, BlockKind::Code { .. })
            | (BlockKind::List(_), BlockKind::List(_))
            | (BlockKind::Definitions(_), BlockKind::Definitions(_))
            | (BlockKind::Paragraph(_), BlockKind::Paragraph(_))
    )
}
