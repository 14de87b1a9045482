//! Programs run as their users run them, and what the kernel counted for each: processor time and peak memory of the
//! process and of all that it waited for.

use std::error::Error;
use std::fs::{self, File};
use std::process::{Command, Stdio};
use std::time::Instant;

use wait4::Wait4;

/// What one run took.
#[derive(Debug, Clone, Copy)]
pub struct Cost {
    /// User and system seconds.
    pub cpu: f64,
    /// Seconds from start to end.
    pub wall: f64,
    /// The most memory that one of its processes had, in MiB.
    pub peak: f64,
}

/// Runs a program to its end.
///
/// # Errors
/// If it does not start, or ends with a failure; the message has what it wrote to its standard error.
pub fn cost(command: &mut Command) -> Result<Cost, Box<dyn Error>> {
    cost_with(command, |_| false)
}

/// The same for a program that may end with one of these codes.
///
/// # Errors
/// Those of [`cost`].
pub fn cost_with(command: &mut Command, accepted: impl Fn(i32) -> bool) -> Result<Cost, Box<dyn Error>> {
    let said = std::env::temp_dir().join(format!("specwright-benches-{}", std::process::id()));
    let start = Instant::now();
    let child = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(File::create(&said)?)
        .spawn();
    let ended = child.and_then(|mut child| child.wait4());
    let wall = start.elapsed().as_secs_f64();
    let text = fs::read(&said);
    fs::remove_file(&said)?;
    let ended = ended.map_err(|error| format!("{command:?}: {error}"))?;
    if !ended.status.success() && !ended.status.code().is_some_and(accepted) {
        let text = String::from_utf8_lossy(&text?).into_owned();
        let last = text.len().saturating_sub(4000);
        let last = (last..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        return Err(format!("{command:?}: {}\n{}", ended.status, &text[last..]).into());
    }
    Ok(Cost {
        cpu: (ended.rusage.utime + ended.rusage.stime).as_secs_f64(),
        wall,
        peak: ended.rusage.maxrss as f64 / f64::from(MAXRSS_IN_A_MIB),
    })
}

/// The crate gives bytes everywhere, whatever the kernel counts in.
const MAXRSS_IN_A_MIB: u32 = 1024 * 1024;

/// The middle one and both ends of some figures.
#[derive(Debug, Clone, Copy)]
pub struct Spread {
    /// The middle one, or the mean of the middle two.
    pub median: f64,
    /// The least.
    pub least: f64,
    /// The most.
    pub most: f64,
}

impl Spread {
    /// Of figures, of which there has to be one.
    pub fn of(figures: impl IntoIterator<Item = f64>) -> Self {
        let mut figures: Vec<f64> = figures.into_iter().collect();
        figures.sort_by(f64::total_cmp);
        let at = |index: usize| figures.get(index).copied().unwrap_or(f64::NAN);
        let last = figures.len().saturating_sub(1);
        Self {
            median: (at(last / 2) + at(last.div_ceil(2))) / 2.0,
            least: at(0),
            most: at(last),
        }
    }

    /// `0.52 (0.50-0.57)`, or the figure alone where it is one.
    pub fn text(&self) -> String {
        if self.least == self.most {
            return short(self.median);
        }
        format!("{} ({}-{})", short(self.median), short(self.least), short(self.most))
    }
}

/// The ratio of what was measured in the same round, round for round.
pub fn ratio(ours: &[Cost], theirs: &[Cost], of: impl Fn(&Cost) -> f64) -> Spread {
    Spread::of(ours.iter().zip(theirs).map(|(ours, theirs)| of(ours) / of(theirs)))
}

/// Processor seconds of some runs.
pub fn cpu(runs: &[Cost]) -> Spread {
    Spread::of(runs.iter().map(|run| run.cpu))
}

/// Peak memory of some runs.
pub fn peak(runs: &[Cost]) -> Spread {
    Spread::of(runs.iter().map(|run| run.peak))
}

/// Three digits that count.
pub fn short(figure: f64) -> String {
    match figure.abs() {
        0.0 => "0".to_owned(),
        small if small < 0.1 => format!("{figure:.4}"),
        small if small < 10.0 => format!("{figure:.2}"),
        small if small < 100.0 => format!("{figure:.1}"),
        _ => format!("{figure:.0}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{Cost, Spread, ratio, short};

    #[test]
    fn the_middle_is_between_the_ends() {
        let odd = Spread::of([3.0, 1.0, 2.0]);
        assert_eq!((odd.least, odd.median, odd.most), (1.0, 2.0, 3.0));
        let even = Spread::of([4.0, 1.0, 2.0, 3.0]);
        assert_eq!((even.median, even.text().as_str()), (2.5, "2.50 (1.00-4.00)"));
        assert_eq!(Spread::of([0.0123]).text(), "0.0123");
        assert_eq!([12.345, 123.45].map(short), ["12.3", "123"]);
    }

    #[test]
    fn a_round_is_compared_with_itself() {
        let run = |cpu| Cost {
            cpu,
            wall: 0.0,
            peak: 0.0,
        };
        let halves = ratio(&[run(1.0), run(2.0)], &[run(2.0), run(4.0)], |run| run.cpu);
        assert_eq!((halves.least, halves.most), (0.5, 0.5));
    }
}
