//! The root element, and the way from it to the element that holds the fields.

use super::name::is_on_path;
use super::tokens::{Element, Token, Tokens};
use super::{Reading, not_xml};
use crate::decode::progress::{Progress, Unreadable};
use crate::decode::seen::Target;
use crate::deviation::DeviationKind;

/// Fills the target from the element at the end of the path; without a path, from the root, whatever its name.
pub(in crate::decode) fn read_xml(
    text: &str,
    path: &[&str],
    target: &mut Target<'_>,
    progress: &mut Progress,
) -> Result<(), Unreadable> {
    let mut reading = Reading {
        tokens: Tokens::new(text),
        progress,
    };
    let (root, rest) = path.split_first().unwrap_or((&"*", &[]));
    loop {
        match reading.next()? {
            Token::Start(element) => {
                let found =
                    is_on_path(root, element.local_name()) && reading.descend(&element, rest, target, &mut false)?;
                if !found {
                    let path = path.join("/");
                    return Err(Unreadable::body(format!("XML with the root element `{path}`")));
                }
            }
            Token::Text(_) | Token::End => {}
            Token::Finished => return Ok(()),
        }
    }
}

/// Fills the target from an element at hand, whose rest is left to the owner of the tokens.
pub(in crate::decode) fn read_details(
    tokens: &Tokens<'_>,
    target: &mut Target<'_>,
    progress: &mut Progress,
) -> Result<(), Unreadable> {
    let mut reading = Reading {
        tokens: tokens.clone(),
        progress,
    };
    reading.fill_members(target)
}

impl<'a> Reading<'a, '_> {
    /// Follows the path down; gives whether there is such an element. Of several, the last one counts.
    fn descend(
        &mut self,
        element: &Element<'a>,
        path: &[&str],
        target: &mut Target<'_>,
        found: &mut bool,
    ) -> Result<bool, Unreadable> {
        let Some((name, rest)) = path.split_first() else {
            if *found {
                target.clear_body();
                self.progress
                    .observe_named(DeviationKind::Repeated, element.local_name());
            }
            *found = true;
            self.fill_target(target)?;
            return Ok(true);
        };
        loop {
            match self.next()? {
                Token::Start(child) if is_on_path(name, child.local_name()) => {
                    self.descend(&child, rest, target, found)?;
                }
                Token::Start(child) => self.skip_unknown(&child)?,
                Token::Text(_) => {}
                Token::End | Token::Finished => return Ok(*found),
            }
        }
    }

    /// The payload, or the element whose children are the fields.
    fn fill_target(&mut self, target: &mut Target<'_>) -> Result<(), Unreadable> {
        let Some(index) = target.payload() else {
            return self.fill_members(target);
        };
        let field = &target.shape.fields[index];
        self.progress.enter_field(field);
        let slot = target.structure.slot_mut(index);
        let present = self.fill_field(field, slot, false)?;
        self.progress.leave();
        target.seen.set(index, present);
        Ok(())
    }

    /// Passes over an element that is not described.
    pub(super) fn skip_unknown(&mut self, element: &Element<'a>) -> Result<(), Unreadable> {
        self.progress
            .observe_named(DeviationKind::UnknownField, element.local_name());
        self.tokens.skip_element().map_err(|malformed| not_xml(&malformed))
    }
}
