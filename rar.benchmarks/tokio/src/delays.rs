//! The delays that the Java peers have: those of `java.util.Random` with seed 1.

use std::time::Duration;

const HOUR: Duration = Duration::from_secs(3_600);
const KINDS: usize = 1 << 10;

/// Delays of one to two hours, mixed, that are never to be due.
pub struct Delays(Vec<Duration>);

impl Delays {
    pub fn new() -> Delays {
        let mut random = JavaRandom::new();
        let nanos = HOUR.as_nanos() as i64;
        let mut delay = || Duration::from_nanos((nanos + random.next_below(nanos)) as u64);
        Delays((0..KINDS).map(|_| delay()).collect())
    }

    pub fn get(&self, timer: usize) -> Duration {
        self.0[timer % KINDS]
    }
}

pub struct JavaRandom(u64);

impl JavaRandom {
    const MULTIPLIER: u64 = 0x5_DEEC_E66D;
    const MASK: u64 = (1 << 48) - 1;

    pub fn new() -> JavaRandom {
        JavaRandom(1 ^ Self::MULTIPLIER)
    }

    fn next(&mut self, bits: u32) -> i32 {
        self.0 = self.0.wrapping_mul(Self::MULTIPLIER).wrapping_add(0xB) & Self::MASK;
        (self.0 >> (48 - bits)) as i32
    }

    /// As `nextDouble` does.
    pub fn next_double(&mut self) -> f64 {
        let high = i64::from(self.next(26)) << 27;
        (high + i64::from(self.next(27))) as f64 / (1_i64 << 53) as f64
    }

    /// As `nextLong(bound)` does, but for the few draws that it takes once more for the sake of evenness: as good as
    /// none with a bound of hours.
    fn next_below(&mut self, bound: i64) -> i64 {
        let high = i64::from(self.next(32)) << 32;
        let long = high.wrapping_add(i64::from(self.next(32)));
        (long as u64 >> 1) as i64 % bound
    }
}
