//! What this process takes from the machine. Needs 64-bit Linux with glibc 2.33 or later: elsewhere it does not link,
//! and Tokio is left out.

use std::fs;
use std::thread;
use std::time::Duration;

const LOOK: Duration = Duration::from_millis(200);
const LOOKS: usize = 300;
const TICK: Duration = Duration::from_millis(10); // Linux counts what /proc shows in these, whatever its own are

/// `struct mallinfo2`: the fields that are read have the names they have there.
#[repr(C)]
struct Mallinfo2 {
    before: [usize; 4],
    hblkhd: usize,
    between: [usize; 2],
    uordblks: usize,
    after: [usize; 2],
}

extern "C" {
    fn mallinfo2() -> Mallinfo2;
}

/// Processor time, in whole ticks, as a JVM tells it: the two must not differ in how finely they are measured.
pub fn cpu() -> Duration {
    let stat = fs::read_to_string("/proc/self/stat").expect("Linux tells the processor time");
    let (_, fields) = stat.rsplit_once(')').expect("the second field is the name in brackets");
    let ticks: u32 = fields
        .split_whitespace()
        .skip(11) // user time is the fourteenth of all fields, system time the next
        .take(2)
        .map(|field| field.parse::<u32>().expect("ticks are a number"))
        .sum();
    TICK * ticks
}

/// Waits until hardly anything runs: less than a twentieth of a processor, for a while. At most a minute.
pub fn await_quiet() {
    let mut before = cpu();
    for _ in 0..LOOKS {
        thread::sleep(LOOK);
        let now = cpu();
        if now - before < LOOK / 20 {
            return;
        }
        before = now;
    }
}

/// Resident bytes.
pub fn resident_bytes() -> u64 {
    let status = fs::read_to_string("/proc/self/status").expect("Linux tells what is resident");
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = line.and_then(|line| line.trim().strip_suffix(" kB"));
    let number: Option<u64> = kilobytes.and_then(|text| text.parse().ok());
    1024 * number.expect("VmRSS must be there in kB")
}

/// What `malloc` has given out and not got back: blocks of its arenas, and those mapped on their own.
pub fn live_bytes() -> usize {
    // SAFETY: it takes nothing, and returns a struct that is laid out as the C library has it.
    let info = unsafe { mallinfo2() };
    info.uordblks + info.hblkhd
}
