//! Rows and sets as the runtime's tables.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use specwright_patterns::{CharacterSet, Piece, Row};
use syn::Path;

/// As the runtime's `Row`.
pub(crate) fn expand_row(row: &Row, runtime: &Path) -> TokenStream {
    let (from_start, to_end) = (row.from_start, row.to_end);
    let pieces = row.pieces.iter().map(|piece| expand_piece(piece, runtime));
    quote!(#runtime::validate::Row::new(&[#(#pieces),*], #from_start, #to_end))
}

fn expand_piece(piece: &Piece, runtime: &Path) -> TokenStream {
    let set = expand_set(&piece.set, runtime);
    let least = Literal::u32_unsuffixed(piece.least);
    let most = Literal::u32_unsuffixed(piece.most.unwrap_or(u32::MAX));
    quote!(#runtime::validate::Piece::new(#set, #least, #most))
}

/// As the runtime's `CharSet`.
pub(crate) fn expand_set(set: &CharacterSet, runtime: &Path) -> TokenStream {
    let ascii = Literal::u128_unsuffixed(set.ascii());
    let ranges = set.ranges().iter().map(|(first, last)| quote!((#first, #last)));
    quote!(#runtime::validate::CharSet::new(#ascii, &[#(#ranges),*]))
}
