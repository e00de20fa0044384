package rar.async;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rar.api.task.FreshFrame;

/**
 * Finds out whether a body holds a monitor where it is about to be suspended.
 *
 * <p>A continuation that holds one must not be left: the monitor belongs to the thread, which would enter it a second
 * time for another task, and nobody would notice. Up to JDK 23 the JVM refuses to leave it. From JDK 24 on, where
 * monitors no longer hold virtual threads up, it leaves any continuation. So from then on we look ourselves: at the
 * frames between {@code async} and {@code await}, and in their class files for {@code synchronized} around the call.
 *
 * <p>That takes far longer than a suspension. But {@code synchronized} around an {@code await} is a fault in the code,
 * which is there each time; so for each class of bodies the first suspensions are looked at, and then ever fewer, the
 * 32nd, the 64th and so on.
 */
final class HeldMonitors {
    private static final int FIRST_UNSEEN_BY_JVM = 24;
    private static final int FIRST = 16;

    private static final boolean NEEDED = Runtime.version().feature() >= FIRST_UNSEEN_BY_JVM;
    private static final StackWalker WALKER = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);
    private static final ClassValue<int[]> SUSPENSIONS = new ClassValue<>() {
        @Override
        protected int[] computeValue(Class<?> type) {
            return new int[1];
        }
    };

    private HeldMonitors() {}

    /**
     * The method that holds a monitor on the way from the body to this call, or null if there is none or nobody looked.
     *
     * @param body the class of the body that runs
     */
    static @Nullable String holder(Class<?> body) {
        return NEEDED && isDue(body) ? FreshFrame.call(HeldMonitors::find) : null;
    }

    private static boolean isDue(Class<?> body) {
        int[] count = SUSPENSIONS.get(body);
        int number = ++count[0]; // by many threads at once; a count that is lost does no harm
        return number <= FIRST || (number & (number - 1)) == 0;
    }

    private static @Nullable String find() {
        Optional<StackFrame> holder = WALKER.walk(frames -> frames.takeWhile(HeldMonitors::isInsideBody)
                .filter(frame -> SynchronizedCode.of(frame.getDeclaringClass())
                        .contains(frame.getMethodName(), frame.getDescriptor(), frame.getByteCodeIndex()))
                .findFirst());
        return holder.map(frame -> frame.getClassName() + "." + frame.getMethodName())
                .orElse(null);
    }

    private static boolean isInsideBody(StackFrame frame) {
        return frame.getDeclaringClass() != AsyncFuture.class
                || !frame.getMethodName().equals("run");
    }
}
