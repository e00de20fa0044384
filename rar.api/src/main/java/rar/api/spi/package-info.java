/**
 * What the author of a scheduler or of a timer implements.
 *
 * <p>A module plugs a scheduler in by providing {@link rar.api.spi.SchedulerProvider}. The runtime hands it
 * {@linkplain rar.api.spi.Task tasks} that are ready to be polled, and the scheduler decides when and where each of
 * them runs. Task state, wakers, cancellation, joins, timers and blocking calls are the runtime's business.
 *
 * <h2>The contract of a scheduler</h2>
 *
 * <dl>
 *   <dt>S1
 *   <dd>A task given to {@code execute} is run once, by one thread, at some time; no task is lost, duplicated, or
 *       starved while others cycle through {@code YIELD} or {@code WAKE}.
 *   <dt>S2
 *   <dd>{@code execute} never runs the task in the caller, never blocks on task progress, and may be called by any
 *       thread.
 *   <dt>S3
 *   <dd>What happens before {@code execute(t)} happens-before {@code t.run()}.
 *   <dt>S4
 *   <dd>With work queued and a thread idle, some thread starts it.
 *   <dt>S5
 *   <dd>After {@code close()} no queued task is forgotten: each is run, and finds itself cancelled.
 *   <dt>S6
 *   <dd>An idle scheduler burns no CPU.
 * </dl>
 */
package rar.api.spi;
