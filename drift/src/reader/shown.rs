//! What a page shows: samples of calls and bodies, each with the way it goes, and what remarks in them say.

use crate::page::{Block, BlockKind, Styled};
use crate::phrases::{self, Context, Topic};
use crate::samples::{self, Sample, SampleDirection, SampleKind};

use super::collect::Collector;
use super::scope::Owner;
use super::setting::{Direction, Setting};
use super::{Certainty, Claim, Fact, Spot, Subject, names, words};

/// How deep code is looked for in lists and tables.
const MAX_DEPTH: usize = 6;

/// No page shows more of one operation.
const MAX_SAMPLES: usize = 2_000;

/// The samples of a block, and of what stands in its items and cells.
pub(super) fn read(block: &Block, number: u32, setting: &Setting, samples: &mut Vec<Sample>) {
    let mut left = vec![(block, 0)];
    while let Some((block, depth)) = left.pop() {
        if let BlockKind::Code { language, text } = &block.kind {
            if samples.len() < MAX_SAMPLES {
                let mut place = setting.place(&Spot::Code(number), block.line);
                place.quote = words::quote(text.lines().next().unwrap_or_default());
                let found = samples::read(language.as_deref(), text, &place).into_iter();
                samples.extend(found.map(|sample| directed(sample, setting)));
            }
        } else if depth < MAX_DEPTH {
            left.extend(inner(block).map(|block| (block, depth + 1)));
        }
    }
}

/// What samples say of fields: by what they hold, and by the remarks in them.
pub(super) fn facts(samples: &[Sample], owner: Owner, out: &mut Collector) {
    for sample in samples {
        remarks(sample, owner, out);
        for fact in told(sample) {
            out.add(owner, fact.subject, fact.claim, fact.certainty, &fact.place);
        }
    }
}

/// Remarks that say what is required are about what is sent.
fn states_presence(sample: &Sample) -> bool {
    let words = ["required", "optional", "mandatory"];
    let mut texts = sample.remarks.iter().map(|remark| remark.text.to_ascii_lowercase());
    texts.any(|text| words.iter().any(|word| text.contains(word)))
}

/// Values that describe what to send instead of showing it: `"minutes": "[required, integer]"`.
fn described(sample: &Sample) -> Vec<(String, String, u32)> {
    let is_described = |text: &str| {
        let lower = text.to_ascii_lowercase();
        let is_bracketed = text.starts_with(['[', '<', '(', '{']) && text.ends_with([']', '>', ')', '}']);
        is_bracketed
            && ["required", "optional", "mandatory"]
                .iter()
                .any(|word| lower.contains(word))
    };
    let found = sample.values.iter().filter(|value| is_described(&value.text));
    let bare = |text: &str| text.trim_matches(['[', ']', '<', '>', '(', ')', '{', '}']).to_owned();
    found
        .map(|value| (value.name.clone(), bare(&value.text), value.line))
        .collect()
}

/// What a sample tells; the root of an XML document is no field.
fn told(sample: &Sample) -> Vec<Fact> {
    let sent = sample.kind == SampleKind::ContentModel && sample.direction == Some(SampleDirection::Request);
    let mut facts = match sent {
        true => sent_model(sample),
        false => samples::facts(sample),
    };
    if matches!(sample.kind, SampleKind::ContentModel | SampleKind::Xml) {
        facts.retain(|fact| match &fact.subject {
            Subject::Request(name) | Subject::Response(name) => name.contains('.'),
            _ => true,
        });
    }
    facts
}

/// A content model of what is sent says of it what that of an answer would say.
fn sent_model(sample: &Sample) -> Vec<Fact> {
    let mut answer = sample.clone();
    answer.direction = Some(SampleDirection::Response);
    let mut facts = samples::facts(&answer);
    for fact in &mut facts {
        if let Subject::Response(name) = &fact.subject {
            fact.subject = Subject::Request(name.clone());
        }
    }
    facts
}

/// A remark beside a field is text about it.
fn remarks(sample: &Sample, owner: Owner, out: &mut Collector) {
    let direction = match sample.direction {
        Some(SampleDirection::Request) => Direction::Request,
        Some(SampleDirection::Response) => Direction::Response,
        None if states_presence(sample) || !described(sample).is_empty() => Direction::Request,
        None => return,
    };
    let remarks = sample
        .remarks
        .iter()
        .map(|remark| (remark.name.clone(), remark.text.clone(), remark.line));
    let told: Vec<_> = remarks.chain(described(sample)).collect();
    let siblings: Vec<String> = told.iter().map(|(name, _, _)| names::last(name).to_owned()).collect();
    for (name, text, line) in told {
        let context = Context {
            name: names::last(&name),
            siblings: &siblings,
            ty: None,
        };
        let subject = direction.subject(name.clone());
        let mut place = sample.place.clone();
        place.line = line;
        place.quote = words::quote(&text);
        let reading = phrases::description(&Styled::plain(text.as_str()), &context);
        out.add(owner, subject.clone(), Claim::Exists(None), Certainty::Parsed, &place);
        for said in reading.claims {
            out.say_as(owner, &subject, said, Certainty::Parsed, &place);
        }
        for sentence in reading.unread {
            out.not_understood(&sentence, &place);
        }
    }
}

fn inner(block: &Block) -> Box<dyn Iterator<Item = &Block> + '_> {
    match &block.kind {
        BlockKind::List(list) => Box::new(list.items.iter().rev().flat_map(|item| item.inner.iter().rev())),
        BlockKind::Definitions(definitions) => {
            let inner = definitions
                .iter()
                .rev()
                .flat_map(|definition| definition.inner.iter().rev());
            Box::new(inner)
        }
        BlockKind::Table(table) => {
            let cells = table.rows.iter().rev().flat_map(|row| row.cells.iter().rev());
            Box::new(cells.flat_map(|cell| cell.inner.iter().rev()))
        }
        _ => Box::new(std::iter::empty()),
    }
}

/// A sample whose form does not tell its way goes the way of its section.
fn directed(mut sample: Sample, setting: &Setting) -> Sample {
    let mut of_topics = setting.topics.iter().filter_map(|topic| match topic {
        Topic::RequestSample | Topic::Request(_) | Topic::RequestWith(_) => Some(SampleDirection::Request),
        Topic::ResponseSample | Topic::Response | Topic::Statuses | Topic::Errors | Topic::Codes => {
            Some(SampleDirection::Response)
        }
        _ => None,
    });
    sample.direction = sample.direction.or_else(|| of_topics.next());
    sample
}
