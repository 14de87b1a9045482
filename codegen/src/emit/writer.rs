//! Source text, line for line. Code comes in as tokens, documentation as lines of Markdown.

use proc_macro2::TokenStream;
use quote::quote;

use super::print;

/// Where a line ends, if it can be broken at all.
const WIDTH: usize = 120;

/// How long a part of a line may be that could only be broken into one line for each argument.
const LONGEST: usize = 160;

/// A file that is being written.
pub(super) struct Writer {
    text: String,
    depth: usize,
}

impl Writer {
    /// An empty file.
    pub(super) fn new() -> Self {
        Self {
            text: String::new(),
            depth: 0,
        }
    }

    /// A line of code, or several where one would be too long; nothing for no code.
    pub(super) fn line(&mut self, tokens: TokenStream) {
        if !tokens.is_empty() {
            self.lay_out(print::one_line(tokens));
        }
    }

    /// A line of code that stays one, however long it is; nothing for no code.
    pub(super) fn whole_line(&mut self, tokens: TokenStream) {
        if !tokens.is_empty() {
            self.push(0, &print::one_line(tokens));
        }
    }

    /// One line if it is not too long, else as many parts on each as fit, the lines behind the first set in. No part is
    /// broken, unless it is very long.
    pub(super) fn parts(&mut self, parts: impl IntoIterator<Item = TokenStream>, end: TokenStream) {
        self.parts_behind(quote! {}, parts, end);
    }

    /// The same behind an attribute, which stands on a line of its own if the first line does not fit behind it.
    pub(super) fn parts_behind(
        &mut self,
        attribute: TokenStream,
        parts: impl IntoIterator<Item = TokenStream>,
        end: TokenStream,
    ) {
        let mut attribute = print::one_line(attribute);
        let mut line = print::Line::default();
        let mut is_first = true;
        for part in parts {
            let width = self.width().saturating_sub(if is_first { 0 } else { 4 });
            let before = line.text().len();
            line.push_all(part);
            if before == 0 || line.text().chars().count() < width {
                continue;
            }
            let full = self.behind(&mut attribute, line.split(before));
            self.part(full, is_first);
            is_first = false;
        }
        line.push_all(end);
        let rest = self.behind(&mut attribute, line.text().to_owned());
        self.part(rest, is_first);
    }

    /// A first line behind its attribute, if there is room for it.
    fn behind(&mut self, attribute: &mut String, line: String) -> String {
        let attribute = std::mem::take(attribute);
        if attribute.is_empty() {
            return line;
        }
        if attribute.chars().count() + 1 + line.chars().count() <= self.width() {
            return format!("{attribute} {line}");
        }
        self.lay_out(attribute);
        line
    }

    fn part(&mut self, flat: String, is_first: bool) {
        let depth = self.depth;
        self.depth += usize::from(!is_first);
        match flat.chars().count() <= LONGEST {
            true => self.push(0, &flat),
            false => self.lay_out(flat),
        }
        self.depth = depth;
    }

    fn lay_out(&mut self, flat: String) {
        for (level, line) in print::lay_out_line(flat, self.width()) {
            self.push(level, &line);
        }
    }

    /// As many items on each line as fit.
    pub(super) fn packed(&mut self, items: impl Iterator<Item = TokenStream>) {
        let mut line = String::new();
        for item in items {
            let item = print::one_line(item);
            let length = line.chars().count() + 1 + item.chars().count();
            if !line.is_empty() && length > self.width() {
                self.push(0, &std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(&item);
        }
        if !line.is_empty() {
            self.push(0, &line);
        }
    }

    /// A line that ends in `{`; what follows is set in.
    pub(super) fn open(&mut self, tokens: TokenStream) {
        let line = print::one_line(tokens);
        self.push(0, &format!("{line} {{"));
        self.depth += 1;
    }

    /// The same with what comes first inside on the same line, where it fits.
    pub(super) fn open_with(&mut self, tokens: TokenStream, first: TokenStream) {
        let line = format!(
            "{} {{ {}",
            print::one_line(tokens.clone()),
            print::one_line(first.clone())
        );
        if line.chars().count() <= self.width() {
            self.push(0, &line);
            self.depth += 1;
            return;
        }
        self.open(tokens);
        self.line(first);
    }

    /// Nothing but a line with an empty pair of braces, or `open` and `close` around what is written between.
    pub(super) fn block(
        &mut self,
        head: TokenStream,
        end: TokenStream,
        is_empty: bool,
        inside: impl FnOnce(&mut Self),
    ) {
        if is_empty {
            return self.line(quote! { #head {} #end });
        }
        self.open(head);
        inside(self);
        self.close(end);
    }

    /// The `}` of the last `open`, and what stands behind it.
    pub(super) fn close(&mut self, end: TokenStream) {
        self.depth = self.depth.saturating_sub(1);
        let end = print::one_line(end);
        let space = if end.is_empty() || end.starts_with([';', ',', ')']) {
            ""
        } else {
            " "
        };
        self.push(0, &format!("}}{space}{end}"));
    }

    /// What a macro repeats, once or not at all.
    pub(super) fn optional(&mut self, inside: impl FnOnce(&mut Self)) {
        self.push(0, "$(");
        self.depth += 1;
        inside(self);
        self.depth = self.depth.saturating_sub(1);
        self.push(0, ")?");
    }

    /// Documentation of what follows.
    pub(super) fn docs(&mut self, lines: &[String]) {
        self.comment("///", lines);
    }

    /// Documentation of the file.
    pub(super) fn inner_docs(&mut self, lines: &[String]) {
        self.comment("//!", lines);
    }

    /// A line break in a comment would end it, and what follows would be code.
    fn comment(&mut self, mark: &str, lines: &[String]) {
        for line in lines {
            for _ in 0..self.depth {
                self.text.push_str("    ");
            }
            self.text.push_str(mark);
            self.text.push(' ');
            match line.contains(char::is_control) {
                false => self.text.push_str(line),
                true => self.text.extend(line.chars().filter(|letter| !letter.is_control())),
            }
            self.text.truncate(self.text.trim_end().len());
            self.text.push('\n');
        }
    }

    /// An empty line.
    pub(super) fn blank(&mut self) {
        self.text.push('\n');
    }

    /// The text.
    pub(super) fn finish(self) -> String {
        self.text
    }

    fn width(&self) -> usize {
        WIDTH.saturating_sub(self.depth * 4)
    }

    fn push(&mut self, level: usize, line: &str) {
        for _ in 0..self.depth + level {
            self.text.push_str("    ");
        }
        self.text.push_str(line);
        self.text.push('\n');
    }
}
