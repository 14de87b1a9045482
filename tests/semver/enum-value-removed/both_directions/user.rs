use client::things::Color;

pub fn user() -> Color {
    Color::Red
}
