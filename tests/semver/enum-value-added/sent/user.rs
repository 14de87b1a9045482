//! A program that meets this: an enum has another value.

use client::things::Color;

pub fn user() -> Color {
    Color::Red
}
