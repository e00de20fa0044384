/**
 * The same work done by RAR and by what else there is to choose, measured by JMH and by a few programs of their own,
 * and a report of it.
 *
 * <p>A {@link rar.benchmarks.Peer} does each piece of work in the way that one who knows it well would. What it offers
 * is told by the interfaces it implements, such as {@link rar.benchmarks.Spawning}; the benchmarks know nothing else of
 * it. Tokio is a {@link rar.benchmarks.TokioProgram} instead, in Rust, that has both of its own.
 */
package rar.benchmarks;
