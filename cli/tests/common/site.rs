//! A site on this machine that answers as a test says and notes what it was asked.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Instant;

/// A request that came.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    /// `/orders?x=1`.
    pub(crate) target: String,
    /// The headers, names in small letters.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) at: Instant,
}

/// What to answer: a whole HTTP response.
type Answers = dyn Fn(&Asked, usize) -> String + Send + Sync;

/// A site. Its thread ends with the test's process.
pub(crate) struct Site {
    pub(crate) address: String,
    asked: Arc<Mutex<Vec<Asked>>>,
    most_at_once: Arc<AtomicUsize>,
}

impl Asked {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(other, _)| other == name);
        found.map(|(_, value)| value.as_str())
    }
}

impl Site {
    /// Starts a site. `answers` is told how often its target was asked for before.
    pub(crate) fn new(answers: impl Fn(&Asked, usize) -> String + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let site = Self {
            address,
            asked: Arc::default(),
            most_at_once: Arc::default(),
        };
        let (asked, most) = (Arc::clone(&site.asked), Arc::clone(&site.most_at_once));
        let answers: Arc<Answers> = Arc::new(answers);
        thread::spawn(move || {
            let at_once = Arc::new(AtomicUsize::new(0));
            for stream in listener.incoming() {
                let (asked, most, at_once) = (Arc::clone(&asked), Arc::clone(&most), Arc::clone(&at_once));
                let answers = Arc::clone(&answers);
                thread::spawn(move || {
                    most.fetch_max(at_once.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                    serve(stream.unwrap(), &asked, &*answers);
                    at_once.fetch_sub(1, Ordering::SeqCst);
                });
            }
        });
        site
    }

    /// What was asked for, in order.
    pub(crate) fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }

    /// The targets that were asked for, in order.
    pub(crate) fn targets(&self) -> Vec<String> {
        self.asked().into_iter().map(|asked| asked.target).collect()
    }

    /// How many requests were open at the same time.
    pub(crate) fn most_at_once(&self) -> usize {
        self.most_at_once.load(Ordering::SeqCst)
    }
}

fn serve(stream: TcpStream, asked: &Mutex<Vec<Asked>>, answers: &Answers) {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
    let Some(Ok(first)) = lines.next() else { return };
    let headers = lines.map_while(Result::ok).take_while(|line| !line.is_empty());
    let headers = headers.filter_map(|line| {
        let (name, value) = line.split_once(':')?;
        Some((name.to_ascii_lowercase(), value.trim().to_owned()))
    });
    let request = Asked {
        target: first.split(' ').nth(1).unwrap().to_owned(),
        headers: headers.collect(),
        at: Instant::now(),
    };
    let before = {
        let mut asked = asked.lock().unwrap();
        let before = asked.iter().filter(|other| other.target == request.target).count();
        asked.push(request.clone());
        before
    };
    let answer = answers(&request, before);
    let mut stream = stream;
    // A reader that has seen enough goes away in the middle of a large page.
    let _ = stream.write_all(answer.as_bytes());
}

/// An answer with these headers, each with its line end, and that body.
pub(crate) fn answer(status: u16, headers: &str, body: &str) -> String {
    let length = body.len();
    format!("HTTP/1.1 {status} Said\r\nconnection: close\r\ncontent-length: {length}\r\n{headers}\r\n{body}")
}

/// A page.
pub(crate) fn page(body: &str) -> String {
    answer(200, "content-type: text/html; charset=utf-8\r\n", body)
}
