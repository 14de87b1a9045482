//! The trees of all files. They do not depend on each other, so large APIs are read on several threads.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::thread;

use crate::diagnostic::Diagnostics;
use crate::source::{FileId, SourceFile, SourceSet};
use crate::yaml::{Node, parse_tree};

/// A file and its tree, if it has one.
pub(super) type Tree<'a> = (FileId, &'a SourceFile, Option<Node>);

/// Bytes of text that take a thread longer to read than to start.
const WORTH_A_THREAD: usize = 64 * 1024;

/// Reads all files, in their order.
pub(super) fn parse_trees<'a>(sources: &'a SourceSet, diagnostics: &mut Diagnostics) -> Vec<Tree<'a>> {
    let files: Vec<_> = sources.iter().collect();
    let bytes: usize = files.iter().map(|(_, source)| source.text.len()).sum();
    let threads = thread::available_parallelism()
        .map_or(1, NonZero::get)
        .min(bytes / WORTH_A_THREAD);
    if threads < 2 {
        return read(&files, diagnostics);
    }
    let mut parts = split(&files, bytes.div_ceil(threads)).into_iter();
    let first = parts.next().unwrap_or_default();
    thread::scope(|scope| {
        let others: Vec<_> = parts
            .map(|part| {
                let read_it = move || {
                    let mut found = Diagnostics::default();
                    (read(part, &mut found), found)
                };
                (part, thread::Builder::new().spawn_scoped(scope, read_it))
            })
            .collect();
        let mut trees = read(first, diagnostics);
        for (part, thread) in others {
            // A system without threads reads one after the other.
            let Ok(thread) = thread else {
                trees.extend(read(part, diagnostics));
                continue;
            };
            let (more, found) = thread.join().unwrap_or_else(|panic| resume_unwind(panic));
            trees.extend(more);
            diagnostics.extend(found);
        }
        trees
    })
}

fn read<'a>(files: &[(FileId, &'a SourceFile)], diagnostics: &mut Diagnostics) -> Vec<Tree<'a>> {
    let tree = |&(file, source): &(FileId, &'a SourceFile)| (file, source, parse_tree(file, source, diagnostics));
    files.iter().map(tree).collect()
}

/// Neighbours together, up to so many bytes or a file more.
fn split<'s, 'a>(files: &'s [(FileId, &'a SourceFile)], bytes: usize) -> Vec<&'s [(FileId, &'a SourceFile)]> {
    let mut parts = Vec::new();
    let mut rest = files;
    while !rest.is_empty() {
        let mut taken = 0;
        let is_full = |(_, source): &(FileId, &SourceFile)| {
            taken += source.text.len();
            taken >= bytes
        };
        let length = rest.iter().position(is_full).map_or(rest.len(), |last| last + 1);
        let (part, others) = rest.split_at(length);
        parts.push(part);
        rest = others;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::{WORTH_A_THREAD, parse_trees, split};
    use crate::diagnostic::Diagnostics;
    use crate::source::SourceSet;

    #[test]
    fn many_files_keep_their_order_and_their_problems() {
        let long = format!("a: 1 # {}\n", "x".repeat(WORTH_A_THREAD));
        let files = (0..9).map(|number| {
            let text = if number % 4 == 3 { "a: [" } else { &long };
            (format!("{number}.yaml"), text.to_owned())
        });
        let sources = SourceSet::new(files);
        let mut found = Diagnostics::default();
        let trees = parse_trees(&sources, &mut found);
        let paths: Vec<&str> = trees.iter().map(|(_, source, _)| source.path.as_str()).collect();
        assert_eq!(paths.len(), 9);
        assert!(paths.is_sorted());
        let without: Vec<usize> = (0..9).filter(|&at| trees[at].2.is_none()).collect();
        assert_eq!(without, [3, 7]);
        let places: Vec<u32> = found.iter().map(|found| found.primary.span.file.0).collect();
        assert_eq!(places, [3, 7]);
    }

    #[test]
    fn parts_have_all_files_once() {
        let sources = SourceSet::new((0..7).map(|number| (format!("{number}.yaml"), "a: b\n".to_owned())));
        let files: Vec<_> = sources.iter().collect();
        for bytes in [1, 5, 6, 20, 1000] {
            let parts = split(&files, bytes);
            let numbers: Vec<u32> = parts
                .iter()
                .flat_map(|part| part.iter())
                .map(|(file, _)| file.0)
                .collect();
            assert_eq!(numbers, [0, 1, 2, 3, 4, 5, 6], "{bytes}");
        }
    }
}
