//! All threads are busy with tasks that take 10 µs of a processor at a time.

use crate::countdown::Countdown;
use crate::measure;
use crate::request::Request;
use crate::spawning::spawn_and_join;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::runtime::Runtime;
use tokio::task::yield_now;

const TASKS: usize = 1_000;
const STALL: Duration = Duration::from_micros(10);

pub fn joined_beside_yielding(request: &Request) {
    let runtime = request.runtime();
    let load = keep_yielding(&runtime, 2 * request.workers);
    measure::average(request, TASKS, || spawn_and_join(&runtime, TASKS));
    load.end();
}

pub fn joined_beside_spawning(request: &Request) {
    let runtime = request.runtime();
    let load = keep_spawning(&runtime, request.workers);
    measure::average(request, TASKS, || spawn_and_join(&runtime, TASKS));
    load.end();
}

/// Starts tasks that work, yield, and work again.
pub fn keep_yielding(runtime: &Runtime, tasks: usize) -> Arc<Load> {
    let load = Load::new(tasks);
    for _ in 0..tasks {
        let load = load.clone();
        runtime.spawn(async move {
            while load.goes_on() {
                stall();
                yield_now().await;
            }
        });
    }
    load
}

/// Starts tasks that work and then start another in their place.
fn keep_spawning(runtime: &Runtime, tasks: usize) -> Arc<Load> {
    let load = Load::new(tasks);
    let _inside = runtime.enter();
    for _ in 0..tasks {
        stall_and_spawn(load.clone());
    }
    load
}

fn stall_and_spawn(load: Arc<Load>) {
    tokio::spawn(async move {
        if load.goes_on() {
            stall();
            stall_and_spawn(load);
        }
    });
}

fn stall() {
    let start = Instant::now();
    while start.elapsed() < STALL {
        std::hint::spin_loop();
    }
}

/// Tasks that go on until they are told to end.
pub struct Load {
    busy: AtomicBool,
    ended: &'static Countdown,
}

impl Load {
    fn new(tasks: usize) -> Arc<Load> {
        Arc::new(Load {
            busy: AtomicBool::new(true),
            ended: Countdown::new(tasks),
        })
    }

    /// Asked by each task again and again, and not after it was told no.
    fn goes_on(&self) -> bool {
        let busy = self.busy.load(Ordering::Relaxed); // a word to stop, with nothing behind it
        if !busy {
            self.ended.count_down();
        }
        busy
    }

    /// Returns when all have been told.
    pub fn end(&self) {
        self.busy.store(false, Ordering::Relaxed);
        self.ended.wait();
    }
}
