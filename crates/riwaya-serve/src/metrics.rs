use std::fmt::Write as _;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::Duration;

/// Counts of answers, in the text format of Prometheus.
#[derive(Debug, Default)]
pub(crate) struct Metrics {
    /// By the hundreds of their status.
    statuses: [AtomicU64; 6],
    /// How many took at most so long, each counted once.
    times: [AtomicU64; BOUNDS.len() + 1],
    microseconds: AtomicU64,
}

/// Seconds.
const BOUNDS: [f64; 9] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1.0, 5.0];

impl Metrics {
    pub(crate) fn count(&self, status: u16, took: Duration) {
        self.statuses[usize::from(status / 100).min(5)].fetch_add(1, Relaxed);
        let seconds = took.as_secs_f64();
        let at = BOUNDS.iter().position(|b| seconds <= *b).unwrap_or(BOUNDS.len());
        self.times[at].fetch_add(1, Relaxed);
        self.microseconds.fetch_add(took.as_micros() as u64, Relaxed);
    }

    /// With gauges of what the database holds.
    pub(crate) fn text(&self, gauges: &[(&str, usize)]) -> String {
        let mut out = String::from(
            "# HELP riwaya_answers_total Answers by status.\n# TYPE riwaya_answers_total counter\n",
        );
        for (hundreds, n) in self.statuses.iter().enumerate().skip(1) {
            let _ = writeln!(out, "riwaya_answers_total{{status=\"{hundreds}xx\"}} {}", n.load(Relaxed));
        }
        out.push_str(
            "# HELP riwaya_answer_seconds How long answers took.\n# TYPE riwaya_answer_seconds histogram\n",
        );
        let mut sum = 0;
        for (n, bound) in
            self.times.iter().zip(BOUNDS.map(|b| b.to_string()).iter().chain([&"+Inf".to_owned()]))
        {
            sum += n.load(Relaxed);
            let _ = writeln!(out, "riwaya_answer_seconds_bucket{{le=\"{bound}\"}} {sum}");
        }
        let seconds = self.microseconds.load(Relaxed) as f64 / 1e6;
        let _ = writeln!(out, "riwaya_answer_seconds_sum {seconds}\nriwaya_answer_seconds_count {sum}");
        out.push_str("# HELP riwaya_records What the database holds.\n# TYPE riwaya_records gauge\n");
        for (kind, n) in gauges {
            let _ = writeln!(out, "riwaya_records{{kind=\"{kind}\"}} {n}");
        }
        out
    }
}
