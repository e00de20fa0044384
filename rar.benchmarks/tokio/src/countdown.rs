//! Waits for the last of many tasks, at one atomic operation a task.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{self, Thread};

pub struct Countdown {
    left: AtomicUsize,
    waiting: Thread,
}

impl Countdown {
    /// For the calling thread to wait for so many. It is never freed: tasks need not count references to it, as those
    /// of a JVM need not.
    pub fn new(tasks: usize) -> &'static Countdown {
        Box::leak(Box::new(Countdown {
            left: AtomicUsize::new(tasks),
            waiting: thread::current(),
        }))
    }

    /// Publishes what the task has done.
    pub fn count_down(&self) {
        if self.left.fetch_sub(1, Ordering::AcqRel) == 1 {
            self.waiting.unpark();
        }
    }

    /// Sees what all tasks have done. Not for a thread of the runtime.
    pub fn wait(&self) {
        while self.left.load(Ordering::Acquire) > 0 {
            thread::park();
        }
    }
}
