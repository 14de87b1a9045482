//! Markdown, made HTML line by line, so that HTML inside of it is read like all other.

use pulldown_cmark::{Alignment, CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::source::{Source, SourceWriter};

/// The same page as HTML; its lines are still those of the file.
pub(super) fn to_html(source: &Source) -> (Source, Option<String>) {
    let (front, body_start) = front_matter(&source.text);
    let text = source.text.get(body_start..).unwrap_or_default();
    let before = source.text.get(..body_start).unwrap_or_default().matches('\n').count();
    let mut writer = HtmlWriter {
        out: SourceWriter::default(),
        in_head: false,
        text,
    };
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_DEFINITION_LIST;
    let (mut line, mut counted) = (super::source::count(before).saturating_add(1), 0);
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        if let Some(more) = text.get(counted..range.start) {
            line = line.saturating_add(super::source::count(more.matches('\n').count()));
            counted = range.start;
        }
        // An end reports where its start stood; the lines only go on.
        writer.event(event, source.line(line), range.start);
    }
    (writer.out.finish(), front)
}

struct HtmlWriter<'t> {
    out: SourceWriter,
    in_head: bool,
    text: &'t str,
}

impl HtmlWriter<'_> {
    fn event(&mut self, event: Event<'_>, line: u32, start: usize) {
        match event {
            Event::Start(tag) => self.start(tag, line),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text, line),
            Event::Code(text) => {
                self.open("code");
                self.text(&text, line);
                self.close("code");
            }
            Event::Html(html) | Event::InlineHtml(html) => self.out.push(&html, line),
            Event::SoftBreak => {
                if is_meant(self.text, start) {
                    self.open("br");
                }
                self.out.new_line(line.saturating_add(1));
            }
            Event::HardBreak => {
                self.open("br");
                self.out.new_line(line.saturating_add(1));
            }
            Event::Rule => self.open_at("hr", line),
            Event::TaskListMarker(true) => self.out.push("<input type=checkbox checked>", line),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text(&text, line),
            Event::TaskListMarker(false) | Event::FootnoteReference(_) => {}
        }
    }

    fn text(&mut self, text: &str, line: u32) {
        let mut safe = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                '<' => safe.push_str("&lt;"),
                '>' => safe.push_str("&gt;"),
                '&' => safe.push_str("&amp;"),
                '"' => safe.push_str("&quot;"),
                c => safe.push(c),
            }
        }
        self.out.push(&safe, line);
    }

    fn open(&mut self, tag: &str) {
        let line = 1;
        self.out.push(&format!("<{tag}>"), line);
    }

    fn open_at(&mut self, tag: &str, line: u32) {
        self.out.new_line(line);
        self.open(tag);
    }

    fn close(&mut self, tag: &str) {
        self.open(&format!("/{tag}"));
    }

    fn start(&mut self, tag: Tag<'_>, line: u32) {
        match tag {
            Tag::Paragraph => self.open_at("p", line),
            Tag::Heading { level, .. } => self.open_at(heading(level), line),
            Tag::BlockQuote(_) => self.open_at("blockquote", line),
            Tag::CodeBlock(kind) => self.start_code(&kind, line),
            Tag::List(Some(_)) => self.open_at("ol", line),
            Tag::List(None) => self.open_at("ul", line),
            Tag::Item => self.open_at("li", line),
            Tag::DefinitionList => self.open_at("dl", line),
            Tag::DefinitionListTitle => self.open_at("dt", line),
            Tag::DefinitionListDefinition => self.open_at("dd", line),
            Tag::Table(alignments) => self.start_table(&alignments, line),
            Tag::TableHead => {
                self.in_head = true;
                self.open_at("thead", line);
                self.open("tr");
            }
            Tag::TableRow => self.open_at("tr", line),
            Tag::TableCell => self.open(if self.in_head { "th" } else { "td" }),
            Tag::Emphasis => self.open("em"),
            Tag::Strong => self.open("strong"),
            Tag::Strikethrough => self.open("del"),
            Tag::Superscript => self.open("sup"),
            Tag::Subscript => self.open("sub"),
            Tag::Link { dest_url, .. } => self.with_attribute("a", "href", &dest_url, line),
            Tag::Image { .. } => {
                self.out.push("<img alt=\"", line);
            }
            Tag::HtmlBlock => self.out.new_line(line),
            Tag::FootnoteDefinition(_) => self.open_at("div", line),
            Tag::MetadataBlock(_) => self.open_at("template", line),
        }
    }

    fn start_code(&mut self, kind: &CodeBlockKind<'_>, line: u32) {
        self.open_at("pre", line);
        // The parser of HTML drops a first line break; the text of a fence begins one line below it.
        self.out.new_line(line);
        if let CodeBlockKind::Fenced(language) = kind {
            let word = language.split([' ', ',', '{']).next().unwrap_or_default();
            self.with_attribute("code", "class", &format!("language-{word}"), line);
        } else {
            self.open("code");
        }
    }

    fn start_table(&mut self, _: &[Alignment], line: u32) {
        self.open_at("table", line);
    }

    fn with_attribute(&mut self, tag: &str, name: &str, value: &str, line: u32) {
        self.out.push(&format!("<{tag} {name}=\""), line);
        self.text(&value.replace('\n', " "), line);
        self.out.push("\">", line);
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.close("p"),
            TagEnd::Heading(level) => self.close(heading(level)),
            TagEnd::BlockQuote(_) => self.close("blockquote"),
            TagEnd::CodeBlock => {
                self.close("code");
                self.close("pre");
            }
            TagEnd::List(true) => self.close("ol"),
            TagEnd::List(false) => self.close("ul"),
            TagEnd::Item => self.close("li"),
            TagEnd::DefinitionList => self.close("dl"),
            TagEnd::DefinitionListTitle => self.close("dt"),
            TagEnd::DefinitionListDefinition => self.close("dd"),
            TagEnd::Table => self.close("table"),
            TagEnd::TableHead => {
                self.in_head = false;
                self.close("tr");
                self.close("thead");
            }
            TagEnd::TableRow => self.close("tr"),
            TagEnd::TableCell => self.close(if self.in_head { "th" } else { "td" }),
            TagEnd::Emphasis => self.close("em"),
            TagEnd::Strong => self.close("strong"),
            TagEnd::Strikethrough => self.close("del"),
            TagEnd::Superscript => self.close("sup"),
            TagEnd::Subscript => self.close("sub"),
            TagEnd::Link => self.close("a"),
            TagEnd::Image => {
                self.out.push("\">", 1);
            }
            TagEnd::HtmlBlock => {}
            TagEnd::FootnoteDefinition => self.close("div"),
            TagEnd::MetadataBlock(_) => self.close("template"),
        }
    }
}

/// Whether a line was broken on purpose: it begins with a name in code or in bold, is short, and the next word would have
/// fitted into it.
fn is_meant(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let begin = before.rfind('\n').map_or(0, |before| before.saturating_add(1));
    let line = before.get(begin..).unwrap_or_default().trim();
    let next = text.get(at..).unwrap_or_default().trim_start();
    let word = next.split([' ', '\n']).next().unwrap_or_default();
    let is_name = line.starts_with('`') || line.starts_with("**") || line.starts_with("__");
    let starts = next.starts_with(|first: char| first.is_uppercase() || first == '`' || first == '*');
    let ends = line.ends_with(['.', ',', ';', ':', '\u{2013}']);
    is_name && starts && !ends && line.len().saturating_add(word.len()) < 60 && line.split_whitespace().count() <= 6
}

fn heading(level: HeadingLevel) -> &'static str {
    match level {
        HeadingLevel::H1 => "h1",
        HeadingLevel::H2 => "h2",
        HeadingLevel::H3 => "h3",
        HeadingLevel::H4 => "h4",
        HeadingLevel::H5 => "h5",
        HeadingLevel::H6 => "h6",
    }
}

/// The title in front matter, and where the text begins behind it.
fn front_matter(text: &str) -> (Option<String>, usize) {
    let Some(rest) = text.strip_prefix("---\n") else {
        return (None, 0);
    };
    let Some(end) = rest.find("\n---\n").filter(|end| *end < 8000) else {
        return (None, 0);
    };
    let front = rest.get(..end).unwrap_or_default();
    let is_front = front
        .lines()
        .all(|line| line.is_empty() || line.starts_with([' ', '#', '-']) || line.contains(':'));
    if !is_front {
        return (None, 0);
    }
    let title = front.lines().find_map(|line| line.strip_prefix("title:"));
    let title = title.map(|title| title.trim().trim_matches(['"', '\'']).to_owned());
    (
        title.filter(|title| !title.is_empty()),
        end.saturating_add("---\n\n---\n".len()),
    )
}
