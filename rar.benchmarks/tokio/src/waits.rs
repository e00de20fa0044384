//! How long each of many took, gathered from any thread.

use crate::countdown::Countdown;
use crate::measure::part;
use crate::request::Request;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::Arc;
use std::time::Duration;

pub struct Waits {
    nanos: Vec<AtomicU64>,
    next: AtomicUsize,
    all: &'static Countdown,
}

impl Waits {
    pub fn new(count: usize) -> Arc<Waits> {
        Arc::new(Waits {
            nanos: (0..count).map(|_| AtomicU64::new(0)).collect(),
            next: AtomicUsize::new(0),
            all: Countdown::new(count),
        })
    }

    pub fn add(&self, wait: Duration) {
        let place = self.next.fetch_add(1, Ordering::Relaxed); // only that each has its own
        self.nanos[place].store(wait.as_nanos() as u64, Ordering::Relaxed); // the countdown publishes it
        self.all.count_down();
    }

    /// Waits for the last, and has all of them, sorted.
    pub fn wait(&self) -> Vec<Duration> {
        self.all.wait();
        let nanos = self.nanos.iter().map(|nanos| nanos.load(Ordering::Relaxed));
        let mut sorted: Vec<_> = nanos.map(Duration::from_nanos).collect();
        sorted.sort_unstable();
        sorted
    }
}

/// Answers with what is of interest of them.
pub fn answer(request: &Request, sorted: &[Duration]) {
    for (metric, share) in [(".p50", 0.5), (".p99", 0.99), (".max", 1.0)] {
        request.answer(metric, part(sorted, share).as_nanos() as f64 / 1e3, "µs");
    }
}
