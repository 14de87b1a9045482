//! A program that meets this: an enum has lost a value.

use client::things::Color;

pub fn user() -> Color {
    Color::Red
}
