//! Rows of few ASCII pieces, written out as code: a step costs what a person's loop would.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use specwright_patterns::{Piece, Row};
use syn::Path;

/// More pieces than these are better left in a table: code is larger and takes longer to compile.
const MOST_PIECES: usize = 12;

/// Likewise for ranges of characters in a piece.
const MOST_RANGES: usize = 6;

/// Code that tells whether the bytes named `__bytes` match one of the rows; nothing if a table is better. No byte of a
/// character beyond ASCII is one of ASCII, so the bytes need not be decoded.
pub(crate) fn expand(rows: &[Row], runtime: &Path) -> Option<TokenStream> {
    let pieces = rows.iter().map(|row| row.pieces.len().max(1)).sum::<usize>();
    if pieces > MOST_PIECES || !rows.iter().all(can_be_written) {
        return None;
    }
    let rows = rows.iter().map(|row| expand_row(row, runtime));
    Some(quote!(#(#rows)||*))
}

fn can_be_written(row: &Row) -> bool {
    row.from_start
        && row
            .pieces
            .iter()
            .all(|piece| piece.set.ranges().is_empty() && piece.set.byte_ranges().len() <= MOST_RANGES)
}

fn expand_row(row: &Row, runtime: &Path) -> TokenStream {
    let steps = row.pieces.iter().map(|piece| expand_piece(piece, runtime));
    let end = match row.to_end {
        true => quote!(__rest.is_empty()),
        false => quote!(true),
    };
    quote! {
        (|__rest: &[::core::primitive::u8]| {
            #(let __rest = #steps?;)*
            ::core::option::Option::Some(#end)
        })(__bytes) == ::core::option::Option::Some(true)
    }
}

fn expand_piece(piece: &Piece, runtime: &Path) -> TokenStream {
    let least = Literal::u32_unsuffixed(piece.least);
    let most = match piece.most {
        Some(most) => {
            let most = Literal::u32_unsuffixed(most);
            quote!(#most)
        }
        None => quote!(::core::primitive::usize::MAX),
    };
    let ranges = piece.set.byte_ranges().into_iter().map(|(first, last)| {
        let (first, last) = (Literal::byte_character(first), Literal::byte_character(last));
        quote!(#first..=#last)
    });
    let is_of_piece = match piece.set.is_empty() {
        true => quote!(false),
        false => quote!(::core::matches!(__byte, #(#ranges)|*)),
    };
    quote!(#runtime::validate::rules::split_piece(__rest, #least, #most, |__byte| #is_of_piece))
}
