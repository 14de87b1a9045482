//! Reads the text of a pattern. Whatever is unusual is refused rather than guessed: an engine will know.

use crate::character_set::CharacterSet;
use crate::class::{Item, read_class, read_escape};
use crate::node::Node;

/// How deep groups may nest.
const DEEPEST: usize = 16;

/// Larger counts are left to the engine, which weighs them.
const LARGEST_COUNT: u32 = 9_999;

pub(crate) fn parse(pattern: &str) -> Option<Node> {
    let mut reader = Reader { rest: pattern };
    let node = reader.alternation(DEEPEST)?;
    reader.rest.is_empty().then_some(node)
}

struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    fn take(&mut self, expected: char) -> bool {
        let rest = self.rest.strip_prefix(expected);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn next(&mut self) -> Option<char> {
        let mut characters = self.rest.chars();
        let next = characters.next()?;
        self.rest = characters.as_str();
        Some(next)
    }

    /// `depth` more groups may be opened.
    fn alternation(&mut self, depth: usize) -> Option<Node> {
        let mut parts = vec![self.concat(depth)?];
        while self.take('|') {
            parts.push(self.concat(depth)?);
        }
        Some(either(parts))
    }

    fn concat(&mut self, depth: usize) -> Option<Node> {
        let mut parts = Vec::new();
        while !self.rest.is_empty() && !self.rest.starts_with(['|', ')']) {
            let atom = self.atom(depth)?;
            parts.push(self.repeated(atom)?);
        }
        Some(match parts.len() {
            1 => parts.remove(0),
            _ => Node::Concat(parts),
        })
    }

    fn atom(&mut self, depth: usize) -> Option<Node> {
        Some(match self.next()? {
            '^' => Node::Start,
            '$' => Node::End,
            '.' => Node::Set(CharacterSet::from_character('\n').complement()),
            '(' => self.group(depth.checked_sub(1)?)?,
            '[' => Node::Set(self.class()?),
            '\\' => Node::Set(match read_escape(self.next()?)? {
                Item::One(character) => CharacterSet::from_character(character),
                Item::Many(set) => set,
            }),
            '*' | '+' | '?' | '{' | '}' | ']' => return None,
            literal => Node::Set(CharacterSet::from_character(literal)),
        })
    }

    /// Behind `(`.
    fn group(&mut self, depth: usize) -> Option<Node> {
        if self.take('?') && !self.take(':') {
            return None;
        }
        let inside = self.alternation(depth)?;
        self.take(')').then_some(inside)
    }

    /// Behind `[`.
    fn class(&mut self) -> Option<CharacterSet> {
        let mut is_escaped = false;
        let end = self.rest.find(|character| {
            let ends = character == ']' && !is_escaped;
            is_escaped = character == '\\' && !is_escaped;
            ends
        })?;
        let (inside, rest) = self.rest.split_at_checked(end)?;
        self.rest = rest;
        self.next()?;
        read_class(inside)
    }

    /// The part as often as is said behind it. Whether as few or as many are taken first makes no difference to whether
    /// there is a match.
    fn repeated(&mut self, part: Node) -> Option<Node> {
        let Some((least, most)) = self.count()? else {
            return Some(part);
        };
        self.take('?');
        let is_anchor = matches!(part, Node::Start | Node::End);
        if is_anchor || self.rest.starts_with(['*', '+', '?', '{']) {
            return None;
        }
        Some(Node::Repetition {
            part: Box::new(part),
            least,
            most,
        })
    }

    /// The outer is `None` if what is there is no count, the inner if nothing is there.
    #[allow(clippy::option_option, reason = "a count may be missing, or be wrong")]
    fn count(&mut self) -> Option<Option<(u32, Option<u32>)>> {
        let count = match self.rest.chars().next() {
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('?') => (0, Some(1)),
            Some('{') => return self.counted().map(Some),
            _ => return Some(None),
        };
        self.next()?;
        Some(Some(count))
    }

    /// `{2}`, `{2,}`, `{2,5}`
    fn counted(&mut self) -> Option<(u32, Option<u32>)> {
        let (inside, rest) = self.rest.strip_prefix('{')?.split_once('}')?;
        self.rest = rest;
        match inside.split_once(',') {
            None => number(inside).map(|count| (count, Some(count))),
            Some((least, "")) => number(least).map(|least| (least, None)),
            Some((least, most)) => {
                let (least, most) = (number(least)?, number(most)?);
                (least <= most).then_some((least, Some(most)))
            }
        }
    }
}

fn number(digits: &str) -> Option<u32> {
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
    let number = digits.parse().ok().filter(|_| is_number)?;
    (number <= LARGEST_COUNT).then_some(number)
}

/// One of some parts; of single characters, a set of them.
fn either(mut parts: Vec<Node>) -> Node {
    if parts.len() == 1 {
        return parts.remove(0);
    }
    let sets: Option<Vec<&CharacterSet>> = parts
        .iter()
        .map(|part| match part {
            Node::Set(set) => Some(set),
            _ => None,
        })
        .collect();
    match sets {
        Some(sets) => Node::Set(sets.into_iter().fold(CharacterSet::default(), CharacterSet::union)),
        None => Node::Alternation(parts),
    }
}
