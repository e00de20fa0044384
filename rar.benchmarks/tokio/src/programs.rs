//! What is done once, in a process of its own.

use crate::busy;
use crate::delays::{Delays, JavaRandom};
use crate::process;
use crate::request::Request;
use crate::waits::{self, Waits};
use std::thread;
use std::time::{Duration, Instant};
use tokio::runtime::Runtime;
use tokio::time::sleep;

const PACE: Duration = Duration::from_millis(1);
const NIGHT: Duration = Duration::from_secs(3_600);

const SHORTEST: Duration = Duration::from_millis(1);
const LONGEST: Duration = Duration::from_secs(1);
const BURST: usize = 100;

const HEAVY_PER_THREAD: usize = 2;

/// How late tasks wake that sleep between a millisecond and a second. A hundred are started in each millisecond.
pub fn lateness(request: &Request) {
    let runtime = request.runtime();
    sleep_all(&runtime, request.size / 4 + 1); // the JVM has more to warm up
    waits::answer(request, &sleep_all(&runtime, request.size));
}

fn sleep_all(runtime: &Runtime, sleepers: usize) -> Vec<Duration> {
    let mut random = JavaRandom::new();
    let late = Waits::new(sleepers);
    for i in 0..sleepers {
        if i % BURST == 0 {
            thread::sleep(PACE);
        }
        let nap = SHORTEST + (LONGEST - SHORTEST).mul_f64(random.next_double());
        let due = Instant::now() + nap;
        let late = late.clone();
        runtime.spawn(async move {
            sleep(nap).await;
            late.add(due.elapsed());
        });
    }
    late.wait()
}

/// How long a light task waits beside heavy ones, that work 10 µs at a time and yield in between.
pub fn fairness(request: &Request) {
    let runtime = request.runtime();
    let load = busy::keep_yielding(&runtime, HEAVY_PER_THREAD * request.workers);
    start_all(&runtime, request.size / 4 + 1); // the JVM has more to warm up
    let sorted = start_all(&runtime, request.size);
    load.end();
    waits::answer(request, &sorted);
}

fn start_all(runtime: &Runtime, tasks: usize) -> Vec<Duration> {
    let waits = Waits::new(tasks);
    for _ in 0..tasks {
        thread::sleep(PACE);
        let started = Instant::now();
        let waits = waits.clone();
        runtime.spawn(async move { waits.add(started.elapsed()) });
    }
    waits.wait()
}

/// What sleeping tasks cost in memory.
pub fn memory(request: &Request) {
    let runtime = request.runtime();
    runtime.spawn(sleep_for(NIGHT));
    process::await_quiet();
    let before = process::live_bytes();
    for _ in 0..request.size {
        runtime.spawn(sleep_for(NIGHT));
    }
    process::await_quiet();
    request.answer(".resident", process::resident_bytes() as f64 / 1e6, "MB");
    let live = process::live_bytes() as f64 - before as f64;
    request.answer(".live", live / request.size as f64, "B/task");
}

/// The share of one processor that the process takes while tasks sleep of which none is due.
pub fn idle_timers(request: &Request) {
    let runtime = request.runtime();
    let delays = Delays::new();
    for i in 0..request.size {
        runtime.spawn(sleep_for(delays.get(i)));
    }
    process::await_quiet();
    let window = Duration::from_millis(request.size as u64 / 100);
    let before = process::cpu();
    thread::sleep(window);
    let share = (process::cpu() - before).as_secs_f64() / window.as_secs_f64();
    request.answer(".cpu", 100.0 * share, "% of a core");
}

async fn sleep_for(time: Duration) {
    sleep(time).await;
}
