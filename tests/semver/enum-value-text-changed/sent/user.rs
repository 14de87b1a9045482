//! A program that meets this: a value of an enum is another text.

use client::things::Color;

pub fn user() -> Color {
    Color::Red
}
