//! What a page shows: samples of calls and bodies, each with the way it goes.

use crate::page::{Block, BlockKind};
use crate::phrases::Topic;
use crate::samples::{self, Sample, SampleDirection};

use super::setting::{Direction, Setting};
use super::{Spot, words};

/// How deep code is looked for in lists and tables.
const MAX_DEPTH: usize = 6;

/// No page shows more.
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

fn inner(block: &Block) -> Box<dyn Iterator<Item = &Block> + '_> {
    match &block.kind {
        BlockKind::List(list) => Box::new(list.items.iter().rev().flat_map(|item| item.inner.iter().rev())),
        BlockKind::Definitions(definitions) => Box::new(
            definitions
                .iter()
                .rev()
                .flat_map(|definition| definition.inner.iter().rev()),
        ),
        BlockKind::Table(table) => {
            let cells = table.rows.iter().rev().flat_map(|row| row.cells.iter().rev());
            Box::new(cells.flat_map(|cell| cell.inner.iter().rev()))
        }
        _ => Box::new(std::iter::empty()),
    }
}

/// A sample whose form does not tell its way goes the way of its section.
fn directed(mut sample: Sample, setting: &Setting) -> Sample {
    let of_topic = setting.topics.iter().find_map(|topic| match topic {
        Topic::RequestSample => Some(SampleDirection::Request),
        Topic::ResponseSample | Topic::Statuses | Topic::Errors | Topic::Codes => Some(SampleDirection::Response),
        Topic::Request(_) | Topic::RequestWith(_) => Some(SampleDirection::Request),
        Topic::Response => Some(SampleDirection::Response),
        _ => None,
    });
    let of_setting = setting.direction.map(|direction| match direction {
        Direction::Request => SampleDirection::Request,
        Direction::Response => SampleDirection::Response,
    });
    sample.direction = sample.direction.or(of_topic).or(of_setting);
    sample
}
