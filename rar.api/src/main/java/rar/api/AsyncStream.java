package rar.api;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Flow;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import rar.api.stream.ChunksStream;
import rar.api.stream.CollectFuture;
import rar.api.stream.ConcatStream;
import rar.api.stream.FailedStream;
import rar.api.stream.FilterStream;
import rar.api.stream.FlatMapStream;
import rar.api.stream.ForEachFuture;
import rar.api.stream.GenerateStream;
import rar.api.stream.IterableStream;
import rar.api.stream.MapAsyncStream;
import rar.api.stream.MapStream;
import rar.api.stream.MergeStream;
import rar.api.stream.NextFuture;
import rar.api.stream.OrderedBufferedStream;
import rar.api.stream.PublisherStream;
import rar.api.stream.ReduceFuture;
import rar.api.stream.StreamPublisher;
import rar.api.stream.TakeStream;
import rar.api.stream.TakeWhileStream;
import rar.api.stream.UnfoldStream;
import rar.api.stream.UnorderedBufferedStream;

/**
 * Elements that come one after the other, each when it is asked for. A stream is to a future what many values are to
 * one: it does nothing before it is polled, has a single owner, and is given up with {@link #cancel()}. Rules F1 to F7
 * of the {@linkplain rar.api package} hold for it as for a future, where "finished" is the end or a throw.
 *
 * <p>The methods that return a stream or a future take this stream over: it is polled by them alone from then on, and
 * they cancel it if they fail or are given up before it has finished. A failure ends a stream; what it was thrown by, a
 * source, a function or a future, makes no difference, and a {@link java.util.concurrent.CancellationException} is a
 * failure like any other. Elements are never null; functions that return null fail with {@link NullPointerException}.
 *
 * <p>Whatever takes elements in a loop pays for each from the budget of the poll (F7); a stream that always has one
 * does not keep the worker. An element costs two small objects where it is made and none where it is passed on.
 *
 * @param <T> the type of the elements
 */
@FunctionalInterface
public interface AsyncStream<T> {
    /**
     * Asks for the next element without blocking.
     *
     * @param context whom to wake when a pending stream can go on
     * @return the next element, empty at the end, or {@link Poll#pending()} after arranging for the waker of
     *     {@code context} to be woken; nothing has been taken from the stream in this case
     * @throws Exception if the stream failed
     * @throws IllegalStateException if it was polled after the end or a failure
     */
    Poll<Optional<T>> pollNext(Context context) throws Exception;

    /**
     * Gives an unfinished stream up: it releases what it holds and is not polled again. Called by the owner, at most
     * once, never concurrently with {@code pollNext}. Must not block.
     */
    default void cancel() {}

    /**
     * The next element as a future, empty at the end. The stream stays with its owner, who may ask for another future
     * when this one has finished or was cancelled. Cancelling it leaves the stream as it is and loses no element.
     */
    default Future<Optional<T>> next() {
        return new NextFuture<>(this);
    }

    // ---- sources

    /** A stream without elements. */
    static <T> AsyncStream<T> empty() {
        return new IterableStream<>(List.of());
    }

    /** A stream of these elements. */
    @SafeVarargs
    @SuppressWarnings("varargs") // List.of copies
    static <T> AsyncStream<T> of(T... elements) {
        return new IterableStream<>(List.of(elements));
    }

    /** A stream of what {@code elements} has. Its iterator is made at the first poll and must not block. */
    static <T> AsyncStream<T> fromIterable(Iterable<? extends T> elements) {
        return new IterableStream<>(Objects.requireNonNull(elements, "elements"));
    }

    /** A stream that fails with {@code failure} at its first poll. */
    static <T> AsyncStream<T> failed(Throwable failure) {
        return new FailedStream<>(Objects.requireNonNull(failure, "failure"));
    }

    /**
     * A stream of the values of one future after the other, up to the first that is empty. What has a method like
     * {@code Future<Optional<T>> receive()} becomes a stream by {@code generate(it::receive)}.
     *
     * @param supplier called for each element when that is asked for
     */
    static <T> AsyncStream<T> generate(Supplier<? extends Future<Optional<T>>> supplier) {
        return new GenerateStream<>(Objects.requireNonNull(supplier, "supplier"));
    }

    /**
     * A stream that carries a state along, as the pages of a list with the key of the next page do.
     *
     * @param seed the first state
     * @param f makes of a state the next element and the state after it, or nothing at the end
     */
    static <S extends @Nullable Object, T> AsyncStream<T> unfold(
            S seed, Function<? super S, ? extends Future<Optional<Unfolded<S, T>>>> f) {
        return new UnfoldStream<>(seed, Objects.requireNonNull(f, "f"));
    }

    /** The elements of {@code publisher}, in batches of 16; see {@link #fromPublisher(Flow.Publisher, int)}. */
    static <T> AsyncStream<T> fromPublisher(Flow.Publisher<? extends T> publisher) {
        return fromPublisher(publisher, 16);
    }

    /**
     * The elements of {@code publisher}, which is subscribed to at the first poll. Cancelling the stream cancels the
     * subscription; what was requested and not taken yet is dropped.
     *
     * @param batch how many elements are requested ahead at most, and kept; more are requested when half of them have
     *     been taken
     * @throws IllegalArgumentException if {@code batch} is less than 1
     */
    static <T> AsyncStream<T> fromPublisher(Flow.Publisher<? extends T> publisher, int batch) {
        return new PublisherStream<>(Objects.requireNonNull(publisher, "publisher"), batch);
    }

    // ---- several streams

    /** {@link #merge(Collection)}. */
    @SafeVarargs
    @SuppressWarnings("varargs") // List.of copies
    static <T> AsyncStream<T> merge(AsyncStream<? extends T>... streams) {
        return new MergeStream<>(List.of(streams));
    }

    /**
     * The elements of all streams as they come. Those that have something take turns; only those that were woken are
     * polled. Ends when all have ended. The first failure is thrown at once and cancels the others.
     */
    static <T> AsyncStream<T> merge(Collection<? extends AsyncStream<? extends T>> streams) {
        return new MergeStream<>(Objects.requireNonNull(streams, "streams"));
    }

    /** {@link #concat(Collection)}. */
    @SafeVarargs
    @SuppressWarnings("varargs") // List.of copies
    static <T> AsyncStream<T> concat(AsyncStream<? extends T>... streams) {
        return new ConcatStream<>(List.of(streams));
    }

    /** The elements of one stream after the other. A failure cancels those that have not begun. */
    static <T> AsyncStream<T> concat(Collection<? extends AsyncStream<? extends T>> streams) {
        return new ConcatStream<>(Objects.requireNonNull(streams, "streams"));
    }

    // ---- operators

    /** Applies {@code f} to each element. */
    default <R> AsyncStream<R> map(Function<? super T, ? extends R> f) {
        return new MapStream<>(this, Objects.requireNonNull(f, "f"));
    }

    /** Lets the elements pass that satisfy {@code test}. */
    default AsyncStream<T> filter(Predicate<? super T> test) {
        return new FilterStream<>(this, Objects.requireNonNull(test, "test"));
    }

    /**
     * Ends after {@code count} elements. This stream is cancelled when the end is asked for.
     *
     * @throws IllegalArgumentException if {@code count} is negative
     */
    default AsyncStream<T> take(long count) {
        return new TakeStream<>(this, count);
    }

    /** Ends before the first element that does not satisfy {@code test}, and cancels this stream then. */
    default AsyncStream<T> takeWhile(Predicate<? super T> test) {
        return new TakeWhileStream<>(this, Objects.requireNonNull(test, "test"));
    }

    /** Goes on with the elements of the stream that {@code f} makes of an element, before it takes the next. */
    default <R> AsyncStream<R> flatMap(Function<? super T, ? extends AsyncStream<? extends R>> f) {
        return new FlatMapStream<>(this, Objects.requireNonNull(f, "f"));
    }

    /** Waits for the future that {@code f} makes of an element, before it takes the next. */
    default <R> AsyncStream<R> mapAsync(Function<? super T, ? extends Future<? extends R>> f) {
        return new MapAsyncStream<>(this, Objects.requireNonNull(f, "f"));
    }

    /**
     * Runs up to {@code limit} of the futures that {@code f} makes of the elements at the same time, inside the task
     * that polls, and yields their values in the order of the elements. A failure is thrown in its place, after the
     * values before it, and cancels what runs then; nothing new is started once it is known.
     *
     * @param limit how many values may be under way or waiting for their turn
     * @throws IllegalArgumentException if {@code limit} is less than 1
     */
    default <R> AsyncStream<R> buffered(int limit, Function<? super T, ? extends Future<? extends R>> f) {
        return new OrderedBufferedStream<>(this, limit, Objects.requireNonNull(f, "f"));
    }

    /**
     * Runs up to {@code limit} of the futures that {@code f} makes of the elements at the same time, inside the task
     * that polls, and yields their values as they come. A failure is thrown at once and cancels the others.
     *
     * @throws IllegalArgumentException if {@code limit} is less than 1
     */
    default <R> AsyncStream<R> bufferedUnordered(int limit, Function<? super T, ? extends Future<? extends R>> f) {
        return new UnorderedBufferedStream<>(this, limit, Objects.requireNonNull(f, "f"));
    }

    /**
     * Puts elements together into lists of {@code size}; the last list may be shorter. What waits in an unfinished list
     * is dropped when this stream fails.
     *
     * @throws IllegalArgumentException if {@code size} is less than 1
     */
    default AsyncStream<List<T>> chunks(int size) {
        return new ChunksStream<>(this, size);
    }

    // ---- ends

    /** Gives every element to {@code action}, which must not block. */
    default Future<Void> forEach(Consumer<? super T> action) {
        return new ForEachFuture<>(this, Objects.requireNonNull(action, "action"));
    }

    /** Runs the future that {@code f} makes of an element, before it takes the next. */
    default Future<Void> forEachAsync(Function<? super T, ? extends Future<?>> f) {
        Objects.requireNonNull(f, "f");
        return this.<Boolean>mapAsync(element -> f.apply(element).map(done -> true))
                .forEach(done -> {});
    }

    /** Gives every element to {@code collector}, whose functions must not block. */
    default <R extends @Nullable Object> Future<R> collect(Collector<? super T, ?, R> collector) {
        return new CollectFuture<>(this, Objects.requireNonNull(collector, "collector"));
    }

    /** All elements, in a list that cannot be modified. */
    default Future<List<T>> toList() {
        return collect(Collectors.toUnmodifiableList());
    }

    /** Combines {@code identity} with each element in turn. */
    default <R extends @Nullable Object> Future<R> reduce(R identity, BiFunction<? super R, ? super T, ? extends R> f) {
        return new ReduceFuture<>(this, identity, Objects.requireNonNull(f, "f"));
    }

    /** How many elements there are. */
    default Future<Long> count() {
        return reduce(0L, (count, element) -> count + 1);
    }

    /**
     * This stream as a publisher for one subscriber; a second gets an {@link IllegalStateException}. Each subscription
     * is a task of {@code scheduler}, outside any scope, which takes from the stream what was requested and no more:
     * the end is found, and {@code onComplete} sent, when an element is requested and there is none.
     * {@code onSubscribe} is called by the thread that subscribes, all else by the scheduler's, where the subscriber
     * must not block. Cancelling the subscription cancels the stream. If the scheduler is closed first, the subscriber
     * gets a {@link java.util.concurrent.CancellationException}. What a subscriber throws, which it must not, cancels
     * the stream and goes to the scheduler's handler of uncaught failures.
     */
    default Flow.Publisher<T> toPublisher(Scheduler scheduler) {
        return StreamPublisher.once(Objects.requireNonNull(scheduler, "scheduler"), this);
    }

    /**
     * A publisher that gives every subscriber a stream of its own, as {@link #toPublisher} does with the one there is.
     *
     * @param supplier called by the thread that subscribes; what it throws is signalled to the subscriber
     */
    static <T> Flow.Publisher<T> publisher(Scheduler scheduler, Supplier<? extends AsyncStream<T>> supplier) {
        return new StreamPublisher<>(
                Objects.requireNonNull(scheduler, "scheduler"), Objects.requireNonNull(supplier, "supplier"));
    }

    /**
     * One step of {@link #unfold}.
     *
     * @param element the next element
     * @param next the state after it
     * @param <S> the type of the state
     * @param <T> the type of the elements
     */
    record Unfolded<S extends @Nullable Object, T>(T element, S next) {
        /** Refuses null as an element. */
        public Unfolded {
            Objects.requireNonNull(element, "element");
        }
    }
}
