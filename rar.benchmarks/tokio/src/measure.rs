//! What JMH does for the Java peers.

use crate::request::Request;
use std::time::{Duration, Instant};

/// As JMH's average time: calls `work` for as long as asked, and answers with the time of an operation, once for each
/// measurement. A call does so many operations.
pub fn average(request: &Request, operations: usize, mut work: impl FnMut()) {
    for _ in 0..request.warmups {
        iteration(request.warmup, operations, &mut work);
    }
    for _ in 0..request.measurements {
        let nanos = iteration(request.measurement, operations, &mut work);
        request.answer("", nanos, "ns/op");
    }
}

fn iteration(time: Duration, operations: usize, work: &mut impl FnMut()) -> f64 {
    let start = Instant::now();
    let mut done = 0;
    loop {
        work();
        done += operations;
        let taken = start.elapsed();
        if taken >= time {
            return taken.as_nanos() as f64 / done as f64;
        }
    }
}

/// As JMH's sample time: answers with the median and the 99th percentile of what the calls of `sample` return.
pub fn percentiles(request: &Request, mut sample: impl FnMut() -> Duration) {
    samples(request.warmup * request.warmups, &mut sample);
    let mut all = samples(request.measurement * request.measurements, &mut sample);
    all.sort_unstable();
    request.answer(".p50", part(&all, 0.5).as_nanos() as f64, "ns/op");
    request.answer(".p99", part(&all, 0.99).as_nanos() as f64, "ns/op");
}

fn samples(time: Duration, sample: &mut impl FnMut() -> Duration) -> Vec<Duration> {
    let start = Instant::now();
    let mut all = vec![sample()];
    while start.elapsed() < time {
        all.push(sample());
    }
    all
}

/// What so large a part of them did not exceed.
pub fn part(sorted: &[Duration], part: f64) -> Duration {
    let rank = (part * sorted.len() as f64).ceil() as usize;
    sorted[rank.max(1) - 1]
}
