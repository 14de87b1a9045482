//! How far a piece of XML or a DTD goes.

use super::line::Lines;

/// Where markup ends: all elements are closed and no more of it follows.
pub(super) fn extent(lines: &Lines, from: usize) -> usize {
    let mut state = Markup::default();
    let mut to = from.saturating_add(1);
    let mut here = from;
    while here < lines.len() {
        let text = lines.text(here);
        let follows = !text.is_empty() && (text.starts_with('<') || !state.is_done());
        if here > from && !follows {
            if text.is_empty() {
                let next = lines.next_filled(here);
                let goes_on = next.is_some_and(|next| {
                    lines.text(next).starts_with('<')
                        && (state.depth > 0 || state.is_inside() || next.saturating_sub(here) <= 1)
                });
                if !goes_on {
                    break;
                }
                here = here.saturating_add(1);
                continue;
            }
            break;
        }
        state.read(text);
        here = here.saturating_add(1);
        to = here;
    }
    to
}

#[derive(Default)]
struct Markup {
    depth: i64,
    in_tag: bool,
    in_comment: bool,
    /// The first letters of the open tag.
    tag: String,
    last: char,
}

impl Markup {
    fn is_inside(&self) -> bool {
        self.in_tag || self.in_comment
    }

    fn is_done(&self) -> bool {
        self.depth <= 0 && !self.is_inside()
    }

    fn read(&mut self, text: &str) {
        for c in text.chars().chain(['\n']) {
            if self.in_comment {
                self.tag.push(c);
                if self.tag.ends_with("-->") {
                    self.in_comment = false;
                    self.tag.clear();
                }
            } else if self.in_tag {
                self.in_tag(c);
            } else if c == '<' {
                self.in_tag = true;
                self.tag.clear();
            }
            self.last = c;
        }
    }

    fn in_tag(&mut self, c: char) {
        if c == '>' {
            self.in_tag = false;
            let closes = self.tag.starts_with('/');
            let opens = self.tag.starts_with(|c: char| c.is_alphabetic() || c == '_') && self.last != '/';
            self.depth = self
                .depth
                .saturating_add(i64::from(opens))
                .saturating_sub(i64::from(closes));
        } else if self.tag.len() < 16 {
            self.tag.push(c);
            if self.tag == "!--" {
                (self.in_tag, self.in_comment) = (false, true);
                self.tag.clear();
            }
        }
    }
}
