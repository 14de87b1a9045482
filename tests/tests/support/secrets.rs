//! Whether a text holds a secret in a form that somebody could read it from.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::Mutex;

use base64::Engine as _;
use base64::alphabet::{STANDARD, URL_SAFE};
use base64::engine::GeneralPurpose;
use base64::engine::general_purpose::NO_PAD;

/// A form of a secret: how it is called, and its text.
type Form = (&'static str, String);

/// What is looked for.
pub(crate) struct Secrets(Vec<Form>);

impl Secrets {
    pub(crate) fn of<'s>(secrets: impl IntoIterator<Item = &'s str>) -> Self {
        Self(secrets.into_iter().flat_map(forms).collect())
    }

    /// The forms in which a text holds one of them.
    pub(crate) fn found_in(&self, text: &str) -> Vec<String> {
        let found = self.0.iter().filter(|(_, form)| text.contains(form));
        found.map(|(name, form)| format!("{form}, {name}")).collect()
    }

    /// All forms, as a careless service would print them.
    pub(crate) fn echoed(&self) -> String {
        let forms: Vec<_> = self.0.iter().map(|(_, form)| form.as_str()).collect();
        forms.join(" ; ")
    }
}

/// What was planted and searched, for a line at the end of a test.
#[derive(Default)]
pub(crate) struct Tally(Mutex<Counts>);

#[derive(Default)]
struct Counts {
    different: BTreeSet<String>,
    planted: usize,
    texts: usize,
    bytes: usize,
}

impl Tally {
    /// These were planted for one call or more.
    pub(crate) fn planted<'s>(&self, secrets: impl IntoIterator<Item = &'s str>) {
        let mut counts = self.0.lock().unwrap();
        for secret in secrets {
            counts.planted += 1;
            counts.different.insert(secret.to_owned());
        }
    }

    /// That text was searched for them.
    pub(crate) fn searched(&self, text: &str) {
        let mut counts = self.0.lock().unwrap();
        counts.texts += 1;
        counts.bytes += text.len();
    }

    /// Everything that was planted.
    pub(crate) fn secrets(&self) -> Secrets {
        Secrets::of(self.0.lock().unwrap().different.iter().map(String::as_str))
    }

    /// In words; at least something was planted and searched.
    pub(crate) fn told(&self) -> String {
        let counts = self.0.lock().unwrap();
        assert!(counts.planted > 0 && counts.texts > 0, "nothing was tried");
        format!(
            "{} values planted ({} different), {} texts of {} KiB searched for each in {} spellings",
            counts.planted,
            counts.different.len(),
            counts.texts,
            counts.bytes / 1024,
            forms("").len()
        )
    }
}

fn forms(secret: &str) -> Vec<Form> {
    let mut forms = vec![
        ("as it is", secret.to_owned()),
        ("percent-encoded", encoded(secret, "%20", true)),
        ("percent-encoded in small letters", encoded(secret, "%20", false)),
        ("form-encoded", encoded(secret, "+", true)),
    ];
    for (name, alphabet) in [("in Base64", &STANDARD), ("in Base64 for addresses", &URL_SAFE)] {
        forms.push((name, GeneralPurpose::new(alphabet, NO_PAD).encode(secret)));
    }
    forms
}

fn encoded(text: &str, blank: &str, large: bool) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        let _ = match byte {
            b' ' => write!(out, "{blank}"),
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' => write!(out, "{}", char::from(byte)),
            byte if large => write!(out, "%{byte:02X}"),
            byte => write!(out, "%{byte:02x}"),
        };
        out
    })
}
