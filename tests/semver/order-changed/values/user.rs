//! A program that meets this: what stands in the files stands in another order.

use client::things::Color;

pub fn user() -> Color {
    Color::Red
}
