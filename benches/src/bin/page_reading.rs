//! How fast documentation pages are read: those of `tests/drift/pages`, one row a style, and a made-up reference of 1 MB
//! and of 8 MB. `page` is the time from bytes to blocks, `facts` that from blocks to facts.
//!
//! `cargo run --release -p specwright-benches --bin page_reading`
#![allow(clippy::print_stdout, reason = "a benchmark prints its table")]

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use specwright_drift::{page, reader};

const FORMATS: [&str; 7] = ["html", "htm", "md", "txt", "mht", "mhtml", "eml"];

/// The fastest of so many runs counts.
const RUNS: usize = 5;

/// What one or several pages cost.
#[derive(Default)]
struct Row {
    pages: usize,
    bytes: usize,
    facts: usize,
    page: Duration,
    reading: Duration,
}

fn main() -> Result<(), Box<dyn Error>> {
    println!("| pages | number | KB | facts | page ms | MB/s | facts ms | MB/s |");
    println!("|---|---|---|---|---|---|---|---|");
    // The rules of phrases are built once, at the first page.
    measured("first.html", made_up(1).as_bytes(), 1)?;
    let mut all = Row::default();
    for style in sorted(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/drift/pages"))? {
        let mut row = Row::default();
        for file in sorted(&style)? {
            let is_page = file
                .extension()
                .is_some_and(|own| FORMATS.iter().any(|format| own == *format));
            if is_page {
                row.add(&measured(&named(&file), &std::fs::read(&file)?, RUNS)?);
            }
        }
        row.print(&named(&style));
        all.add(&row);
    }
    all.print("all of them");
    for megabytes in [1, 8] {
        let text = made_up(megabytes * 1_000_000);
        measured("made_up.html", text.as_bytes(), 2)?.print(&format!("made up, {megabytes} MB"));
    }
    Ok(())
}

impl Row {
    fn add(&mut self, other: &Self) {
        self.pages += other.pages;
        self.bytes += other.bytes;
        self.facts += other.facts;
        self.page += other.page;
        self.reading += other.reading;
    }

    fn print(&self, name: &str) {
        let milliseconds = |time: Duration| time.as_secs_f64() * 1000.0;
        #[allow(clippy::cast_precision_loss, reason = "sizes of pages are far below 2^52")]
        let megabytes = self.bytes as f64 / 1e6;
        println!(
            "| {name} | {} | {:.0} | {} | {:.1} | {:.1} | {:.1} | {:.1} |",
            self.pages,
            megabytes * 1000.0,
            self.facts,
            milliseconds(self.page),
            megabytes / self.page.as_secs_f64(),
            milliseconds(self.reading),
            megabytes / self.reading.as_secs_f64(),
        );
    }
}

fn measured(name: &str, bytes: &[u8], runs: usize) -> Result<Row, Box<dyn Error>> {
    let read = || page::read(name, bytes).map_err(|reason| format!("{name}: {}", reason.reason));
    let page = read()?;
    let facts = reader::read(&page);
    let own: usize = facts.operations.iter().map(|operation| operation.facts.len()).sum();
    Ok(Row {
        pages: 1,
        bytes: bytes.len(),
        facts: own + facts.shared.len(),
        page: fastest(runs, || drop(read())),
        reading: fastest(runs, || drop(reader::read(&page))),
    })
}

fn fastest(runs: usize, mut run: impl FnMut()) -> Duration {
    let times = (0..runs).map(|_| {
        let start = Instant::now();
        run();
        start.elapsed()
    });
    times.min().unwrap_or_default()
}

/// A reference of at least so many bytes, one operation after the other.
fn made_up(bytes: usize) -> String {
    let mut text = String::from("<html><head><title>Parcels API</title></head><body><h1>Parcels API</h1>\n");
    for number in 1.. {
        // Writing to a text cannot fail.
        let _ = write!(
            text,
            "<h2>Change kind {number} of parcel</h2>\n<pre>PUT /v1/parcels/{{parcel_id}}/kind{number}</pre>\n\
             <h3>Request parameters</h3>\n<table><tr><th>Name</th><th>Type</th><th>Required</th><th>Description</th></tr>\n"
        );
        for field in 1..=12 {
            let _ = writeln!(
                text,
                "<tr><td><code>field_{field}</code></td><td>string</td><td>{}</td>\
                 <td>What part {field} of the parcel holds, up to {}0 characters. One of <code>small</code>, \
                 <code>large</code> or <code>flat</code>. Default: <code>small</code>.</td></tr>",
                if field % 3 == 0 { "Yes" } else { "No" },
                field + 1,
            );
        }
        text += "</table>\n<h3>Errors</h3>\n<ul><li>404 Not Found: there is no such parcel</li>\
                 <li>422 Unprocessable Entity: a field is not valid</li></ul>\n";
        if text.len() >= bytes {
            break;
        }
    }
    text + "</body></html>\n"
}

fn sorted(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut paths = entries
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<Vec<_>, _>>()?;
    paths.sort();
    Ok(paths)
}

fn named(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
