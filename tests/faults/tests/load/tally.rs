//! What was counted on both sides.

use std::collections::BTreeMap;
use std::fmt;

use specwright_faults::calls::Class;
use specwright_faults::outcome::Outcome;
use specwright_faults::server::Request;

/// What became of one call.
pub(crate) struct Ended {
    /// Of the call.
    pub(crate) id: String,
    /// Its operation's.
    pub(crate) class: Class,
    /// Nothing if nobody waited for its end.
    pub(crate) outcome: Option<Outcome>,
}

/// Of one client and one server.
#[derive(Default)]
pub(crate) struct Tally {
    calls: usize,
    cancelled: usize,
    /// Reports of the clients.
    reports: usize,
    attempts: u64,
    /// Attempts that may have arrived, as the clients say.
    sent: u64,
    /// Whole requests, as the servers say.
    seen: u64,
    outcomes: BTreeMap<String, usize>,
    wrong: Vec<String>,
}

impl Tally {
    /// Holds what a client says against what its server says. Where the server breaks off only behind a request, and
    /// nobody cancels, both count the same.
    #[must_use]
    pub(crate) fn of(ended: &[Ended], reports: &[(u32, u32)], seen: &[Request], is_exact: bool) -> Self {
        let mut tally = Self {
            calls: ended.len(),
            reports: reports.len(),
            attempts: reports.iter().map(|(attempts, _)| u64::from(*attempts)).sum(),
            sent: reports.iter().map(|(_, sent)| u64::from(*sent)).sum(),
            seen: u64::try_from(seen.len()).unwrap_or(u64::MAX),
            ..Self::default()
        };
        let mut by_call: BTreeMap<&str, Vec<&Request>> = BTreeMap::new();
        for request in seen {
            by_call.entry(request.call()).or_default().push(request);
        }
        for call in ended {
            let requests = by_call.remove(call.id.as_str()).unwrap_or_default();
            tally.add_call(call, &requests, is_exact);
        }
        for id in by_call.keys() {
            tally
                .wrong
                .push(format!("a request of a call that nobody made: {id:?}"));
        }
        tally.compare(is_exact);
        tally
    }

    fn add_call(&mut self, call: &Ended, requests: &[&Request], is_exact: bool) {
        let what = call.outcome.as_ref().map_or("cancelled", |outcome| &outcome.what);
        *self.outcomes.entry(what.to_owned()).or_default() += 1;
        let mut wrong = |what: String| self.wrong.push(format!("{} ({}): {what}", call.id, call.class));
        if requests.len() > 1 && call.class == Class::Never {
            wrong(format!("sent {} times", requests.len()));
        }
        if requests
            .windows(2)
            .any(|pair| pair[0].headers != pair[1].headers || pair[0].body != pair[1].body)
        {
            wrong("an attempt differs from the one before".to_owned());
        }
        let Some(outcome) = &call.outcome else {
            self.cancelled += 1;
            return;
        };
        if outcome.is_mixed_up {
            wrong("has the answer to another call".to_owned());
        }
        let is_answered = outcome.may_have_arrived.is_none();
        if is_answered && requests.is_empty() {
            wrong("has an answer to a request that never came".to_owned());
        }
        if outcome.may_have_arrived == Some(false) && !requests.is_empty() {
            wrong("came, although the error says that it did not".to_owned());
        }
        if is_exact && outcome.may_have_arrived == Some(true) && requests.is_empty() {
            wrong("never came".to_owned());
        }
    }

    fn compare(&mut self, is_exact: bool) {
        if self.reports != self.calls {
            self.wrong
                .push(format!("{} calls, {} reports", self.calls, self.reports));
        }
        let fits = match is_exact {
            true => self.sent == self.seen,
            false => self.sent >= self.seen,
        };
        if !fits {
            self.wrong
                .push(format!("{} sent, {} seen (the same: {is_exact})", self.sent, self.seen));
        }
    }

    /// Adds another one.
    pub(crate) fn add(&mut self, other: &Self) {
        self.calls += other.calls;
        self.cancelled += other.cancelled;
        self.reports += other.reports;
        self.attempts += other.attempts;
        self.sent += other.sent;
        self.seen += other.seen;
        for (what, count) in &other.outcomes {
            *self.outcomes.entry(what.clone()).or_default() += count;
        }
        self.wrong.extend(other.wrong.iter().cloned());
    }

    /// What may never be, and was.
    #[must_use]
    pub(crate) fn wrong(&self) -> &[String] {
        &self.wrong
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{} calls, {} of them cancelled; {} attempts, {} sent, {} seen",
            self.calls, self.cancelled, self.attempts, self.sent, self.seen
        )?;
        for (what, count) in &self.outcomes {
            write!(formatter, "\n{count:>8} {what}")?;
        }
        Ok(())
    }
}
