//! Edits of a spec's text that keep its comments, its order and its layout.
//!
//! The parser's tree says where a node stands; what changes are the bytes of that entry and nothing else. Each new text is
//! read again and compared with what the edit means before it counts, and the whole API is compiled with it.

mod change;
mod conflict;
mod item;
mod layout;
mod mapping;
mod place;
mod session;
mod show;
mod text;
mod tree;
mod value;

pub use show::{difference, preview};
pub use value::quoted;

/// A file of a spec and what it would be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edited {
    /// `spec/invoicexpress/accounts.yaml`.
    pub file: String,
    /// As it is.
    pub before: String,
    /// As it would be.
    pub after: String,
}

/// An edit that was not made, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The edit.
    pub edit: Edit,
    /// Why: `the type `LoginName` is used by 4 fields`.
    pub reason: String,
}

/// Makes the edits one by one, and in the end those together that need each other; what would leave the spec with an error is
/// refused. `files` are all files of
/// the API by path. An edit that the text already has changes nothing and is not refused.
#[must_use]
pub fn apply(files: &[(String, Vec<u8>)], edits: &[Edit]) -> (Vec<Edited>, Vec<Refused>) {
    let mut session = session::Session::new(files);
    let mut reasons: Vec<Option<String>> = conflict::find(edits);
    let mut waiting: Vec<usize> = (0..edits.len()).filter(|&at| reasons[at].is_none()).collect();
    // What one edit needs another one may bring, so those that failed are tried again as long as any succeeds.
    loop {
        let before = waiting.len();
        waiting.retain(|&at| {
            reasons[at] = session.make(&edits[at]).err();
            reasons[at].is_some()
        });
        if waiting.len() == before {
            let together: Vec<_> = waiting.iter().map(|&at| &edits[at]).collect();
            // A placeholder of a path and its field are an error one without the other.
            if together.len() > 1 && session.make_together(&together).is_ok() {
                waiting.iter().for_each(|&at| reasons[at] = None);
            }
            break;
        }
        if waiting.is_empty() {
            break;
        }
    }
    let refused = edits.iter().zip(reasons);
    let refused = refused.filter_map(|(edit, reason)| {
        let edit = edit.clone();
        reason.map(|reason| Refused { edit, reason })
    });
    let refused = refused.collect();
    (session.finish(), refused)
}

#[cfg(test)]
mod tests;

pub use change::{Edit, EditChange};
