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
 *
 * <h2>The contract of a timer</h2>
 *
 * <dl>
 *   <dt>C1
 *   <dd>An entry fires once for each time it is scheduled, unless it is cancelled or the timer closed; one that is
 *       scheduled again while it fires, fires again.
 *   <dt>C2
 *   <dd>No entry fires before {@code nanos()} has reached its deadline, and {@code nanos()} never decreases.
 *   <dt>C3
 *   <dd>An entry fires soon after its deadline: late by a tick and by the time that threads need to come round,
 *       whatever else is pending.
 *   <dt>C4
 *   <dd>{@code cancel} returns true if and only if the entry was scheduled and now will not fire.
 *   <dt>C5
 *   <dd>An entry that has fired, or was cancelled, is no longer held by the timer.
 *   <dt>C6
 *   <dd>Entries fire outside the timer's locks: while one fires, any thread may use the timer; and what one throws
 *       stops nothing.
 *   <dt>C7
 *   <dd>{@code close()} ends the timer's threads and drops what is pending, and returns when they have ended; nothing
 *       fires after that, and a later entry is taken in silence.
 *   <dt>C8
 *   <dd>A timer burns no CPU while nothing is due.
 *   <dt>C9
 *   <dd>A negative deadline is an {@code IllegalArgumentException}, an entry that is scheduled already an
 *       {@code IllegalStateException}, and neither changes anything.
 * </dl>
 */
package rar.api.spi;
