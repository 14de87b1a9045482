//! The pages of a list: names of fields to indexes.

use super::rules::BAD_PAGES;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Advance, Field, Pages, Response, TypeDef, TypeKind, TypeRef};
use crate::source::Spanned;
use crate::syntax;
use crate::wording::{nearest, shown};

/// What an operation's `pages` refer to.
pub(super) struct Around<'a> {
    pub(super) request: &'a [Field],
    pub(super) responses: &'a [Response],
    /// By their ids.
    pub(super) types: &'a [TypeDef],
}

/// `None` where something was reported.
pub(super) fn resolve_pages(
    pages: &syntax::Pages,
    around: &Around<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Pages> {
    report_misplaced_keys(pages, diagnostics);
    let advance = resolve_advance(pages, around, diagnostics);
    let size = pages.size.as_ref().map(|size| {
        let field = around.request_field("size", size, is_int, "an `int`", diagnostics);
        report_same_field(pages, size, diagnostics);
        field
    });
    let items = around.items(&pages.items, diagnostics);
    Some(Pages {
        advance: advance?,
        size: match size {
            Some(found) => Some(found?),
            None => None,
        },
        items: Spanned::new(items?, pages.items.span),
    })
}

fn resolve_advance(pages: &syntax::Pages, around: &Around<'_>, diagnostics: &mut Diagnostics) -> Option<Advance> {
    let mut field =
        |key: &str, name: &Spanned<String>| around.request_field(key, name, is_int, "an `int`", diagnostics);
    match (&pages.page, &pages.offset, &pages.cursor) {
        (Some(page), None, None) => {
            let field = field("page", page);
            let last = pages.last.as_ref();
            let last = last.map(|last| around.value("last", last, is_int, "an `int`", diagnostics));
            Some(Advance::Page {
                field: field?,
                first: pages.first.as_ref().map_or(1, |first| first.value),
                last: match last {
                    Some(found) => Some(found?),
                    None => None,
                },
            })
        }
        (None, Some(offset), None) => Some(Advance::Offset {
            field: field("offset", offset)?,
        }),
        (None, None, Some(cursor)) => {
            const WANTED: &str = "a text or an `int`";
            let field = around.request_field("cursor", cursor, is_cursor, WANTED, diagnostics);
            let Some(next) = &pages.next else {
                diagnostics.push(
                    Diagnostic::error(&BAD_PAGES, cursor.span, "`cursor` needs `next`")
                        .help("name the field of the answer that has the next one: `next: next_cursor`"),
                );
                return None;
            };
            let next = around.value("next", next, is_cursor, WANTED, diagnostics);
            Some(Advance::Cursor {
                field: field?,
                next: next?,
            })
        }
        _ => {
            diagnostics.push(
                Diagnostic::error(&BAD_PAGES, pages.place, "`pages` goes on in more than one way")
                    .help("keep one of `page`, `offset` and `cursor`"),
            );
            None
        }
    }
}

/// Keys that only one way of going on has.
fn report_misplaced_keys(pages: &syntax::Pages, diagnostics: &mut Diagnostics) {
    let first = pages.first.as_ref().map(|first| first.span);
    let last = pages.last.as_ref().map(|last| last.span);
    let next = pages.next.as_ref().map(|next| next.span);
    let keys = [
        ("first", first, "page", pages.page.is_some()),
        ("last", last, "page", pages.page.is_some()),
        ("next", next, "cursor", pages.cursor.is_some()),
    ];
    for (key, span, owner, is_there) in keys {
        if let Some(span) = span.filter(|_| !is_there) {
            diagnostics.push(
                Diagnostic::error(&BAD_PAGES, span, format!("`{key}` belongs to `{owner}`")).help(format!(
                    "write `{owner}` with the field of the request, or delete `{key}`"
                )),
            );
        }
    }
}

fn report_same_field(pages: &syntax::Pages, size: &Spanned<String>, diagnostics: &mut Diagnostics) {
    let ways = [&pages.page, &pages.offset, &pages.cursor].into_iter().flatten();
    for way in ways.filter(|way| way.value == size.value) {
        diagnostics.push(
            Diagnostic::error(&BAD_PAGES, size.span, "`size` is the field by which the pages go on")
                .related(way.span, "the same field")
                .help("name the field that says how many items a page has, or delete `size`"),
        );
    }
}

impl<'a> Around<'a> {
    /// The field of the request of that name, which is a scalar that `fits`.
    fn request_field(
        &self,
        key: &str,
        name: &Spanned<String>,
        fits: fn(&TypeRef) -> bool,
        wanted: &str,
        diagnostics: &mut Diagnostics,
    ) -> Option<usize> {
        let (index, field) = find(self.request, key, "the request", &name.value, name, diagnostics)?;
        if fits(&field.ty) {
            return Some(index);
        }
        diagnostics.push(misfit(key, &name.value, wanted, name).related(field.name.span, "the field"));
        None
    }

    /// The list in the answer, which every answer has, be it empty.
    fn items(&self, path: &Spanned<String>, diagnostics: &mut Diagnostics) -> Option<Vec<usize>> {
        let walked = self.walk("items", path, diagnostics)?;
        if let Some(left_out) = walked.left_out {
            let headline = format!("`items`: the object {} may be left out", shown(&left_out.name.spec));
            diagnostics.push(
                Diagnostic::error(&BAD_PAGES, path.span, headline)
                    .related(left_out.name.span, "is optional")
                    .help("make the object required, and the list in it optional where it may be missing"),
            );
            return None;
        }
        if !matches!(walked.field.ty, TypeRef::List(_)) {
            diagnostics.push(misfit("items", &walked.field.name.spec, "a list", path));
            return None;
        }
        Some(walked.indexes)
    }

    /// A scalar of the answer.
    fn value(
        &self,
        key: &str,
        path: &Spanned<String>,
        fits: fn(&TypeRef) -> bool,
        wanted: &str,
        diagnostics: &mut Diagnostics,
    ) -> Option<Vec<usize>> {
        let walked = self.walk(key, path, diagnostics)?;
        if !fits(&walked.field.ty) {
            diagnostics.push(misfit(key, &walked.field.name.spec, wanted, path));
            return None;
        }
        Some(walked.indexes)
    }

    /// From the answer inwards, through objects.
    fn walk(&self, key: &str, path: &Spanned<String>, diagnostics: &mut Diagnostics) -> Option<Walked<'a>> {
        let with_fields = self.responses.iter().find(|response| !response.fields.is_empty());
        let mut fields = with_fields.map_or(&[][..], |response| &response.fields);
        let mut place = "the answer".to_owned();
        let mut indexes = Vec::new();
        let mut left_out = None;
        let mut names = path.value.split('/').peekable();
        while let Some(name) = names.next() {
            let (index, field) = find(fields, key, &place, name, path, diagnostics)?;
            indexes.push(index);
            if names.peek().is_none() {
                return Some(Walked {
                    indexes,
                    field,
                    left_out,
                });
            }
            let Some(inner) = self.fields_of(&field.ty) else {
                diagnostics.push(misfit(key, name, "an object", path));
                return None;
            };
            left_out = left_out.or(field.optional.then_some(field));
            fields = inner;
            place = shown(name);
        }
        None
    }

    fn fields_of(&self, ty: &TypeRef) -> Option<&'a [Field]> {
        let TypeRef::Named(id) = ty else {
            return None;
        };
        match &self.types.get(id.0)?.kind {
            TypeKind::Object { fields, .. } => Some(fields),
            TypeKind::Union { .. } | TypeKind::Enum { .. } => None,
        }
    }
}

/// Where a path through the answer ends.
struct Walked<'a> {
    indexes: Vec<usize>,
    field: &'a Field,
    /// The first object on the way that may be missing.
    left_out: Option<&'a Field>,
}

fn find<'f>(
    fields: &'f [Field],
    key: &str,
    place: &str,
    name: &str,
    written: &Spanned<String>,
    diagnostics: &mut Diagnostics,
) -> Option<(usize, &'f Field)> {
    let found = fields.iter().enumerate().find(|(_, field)| field.name.spec == name);
    if found.is_none() {
        let headline = format!("`{key}`: {place} has no field {}", shown(name));
        let diagnostic = Diagnostic::error(&BAD_PAGES, written.span, headline);
        let names = fields.iter().map(|field| field.name.spec.as_str());
        diagnostics.push(match nearest(name, names) {
            Some(near) => diagnostic.label(format!("did you mean {}?", shown(near))),
            None => diagnostic.help("name fields as the spec does, one inside the other joined by `/`"),
        });
    }
    found
}

fn misfit(key: &str, name: &str, wanted: &str, written: &Spanned<String>) -> Diagnostic {
    let headline = format!("`{key}`: {} is not {wanted}", shown(name));
    Diagnostic::error(&BAD_PAGES, written.span, headline).help(format!(
        "name a field that is {wanted}, or describe this one as what it is"
    ))
}

fn is_int(ty: &TypeRef) -> bool {
    *ty == TypeRef::Int
}

fn is_cursor(ty: &TypeRef) -> bool {
    matches!(ty, TypeRef::String | TypeRef::Int)
}
