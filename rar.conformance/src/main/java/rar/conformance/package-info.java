/**
 * What the author of a scheduler or a timer extends.
 *
 * <p>{@link rar.conformance.SchedulerConformance} tests a {@link rar.api.spi.SchedulerProvider},
 * {@link rar.conformance.TimerConformance} a {@link rar.api.spi.TimerProvider}. Every {@link rar.conformance.Rule} is
 * stated once and tested by the methods that bear its number: those that begin with {@code required} by every provider,
 * those that begin with {@code optional} by one that declares the {@link rar.conformance.Trait}. A
 * {@link rar.conformance.RuleViolation} says which rule was violated, what was seen, and where to read on. What no test
 * can show is listed in {@link rar.conformance.Untested}.
 */
package rar.conformance;
