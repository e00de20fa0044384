package rar.jcstress;

import java.util.List;
import org.objectweb.asm.ClassVisitor;

/**
 * One change to a class file.
 *
 * @param type the class, by its full name
 * @param member the method, or the field, that is changed; of several methods with one name, all are
 * @param kind what is changed
 * @param called for {@link Kind#NO_CALL}: the method that is not called any more; for {@link Kind#SWAPPED_CALLS}: two,
 *     each of which is called where the other one was
 */
record Edit(String type, String member, Kind kind, List<String> called) {
    /** What can be changed. */
    enum Kind {
        /** Atomic read-modify-writes of a {@code VarHandle} become a read and a write. */
        TWO_STEPS,
        /** {@code VarHandle.fullFence()} goes. */
        NO_FENCE,
        /**
         * {@code setVolatile} becomes {@code setRelease}, {@code compareAndSet} a read and such a write: no fence
         * between it and a later read.
         */
        RELEASE_ONLY,
        /** {@code synchronized} goes, of the method or within it. */
        NO_LOCK,
        /** A call goes, and answers false, 0 or null. */
        NO_CALL,
        /** Two calls to the same object change places. */
        SWAPPED_CALLS,
        /** A field is volatile no more. */
        PLAIN_FIELD,
        /** The thread parks and is unparked by {@link Parking}. */
        PARKING
    }

    static Edit inTwoSteps(String type, String method) {
        return new Edit(type, method, Kind.TWO_STEPS, List.of());
    }

    static Edit withoutFence(String type, String method) {
        return new Edit(type, method, Kind.NO_FENCE, List.of());
    }

    static Edit releaseOnly(String type, String method) {
        return new Edit(type, method, Kind.RELEASE_ONLY, List.of());
    }

    static Edit withoutLock(String type, String method) {
        return new Edit(type, method, Kind.NO_LOCK, List.of());
    }

    static Edit withoutCall(String type, String method, String called) {
        return new Edit(type, method, Kind.NO_CALL, List.of(called));
    }

    static Edit swappedCalls(String type, String method, String one, String other) {
        return new Edit(type, method, Kind.SWAPPED_CALLS, List.of(one, other));
    }

    static Edit plainField(String type, String field) {
        return new Edit(type, field, Kind.PLAIN_FIELD, List.of());
    }

    /** In all methods of a class. */
    static Edit parking(String type) {
        return new Edit(type, "", Kind.PARKING, List.of());
    }

    /** Whether this changes a class, given by its internal name. */
    boolean isIn(String internalName) {
        return type.replace('.', '/').equals(internalName);
    }

    ClassVisitor on(ClassVisitor next) {
        return new EditingVisitor(this, next);
    }
}
