package rar.api.future;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** In which order the children of a {@link ChildSet} are polled that were woken since the last time. */
public enum Order {
    /** In the order in which they were woken; at first, in the order in which they were added. */
    WOKEN {
        @Override
        <T extends @Nullable Object> void arrange(List<Child<T>> firstToLast) {
            // It is so already.
        }
    },
    /** By their index: what was added first goes first, whenever it was woken. */
    INDEX {
        @Override
        <T extends @Nullable Object> void arrange(List<Child<T>> firstToLast) {
            firstToLast.sort(Comparator.comparingInt(child -> child.index));
        }
    },
    /** From a random one on, and round. */
    RANDOM {
        @Override
        <T extends @Nullable Object> void arrange(List<Child<T>> firstToLast) {
            Collections.rotate(firstToLast, ThreadLocalRandom.current().nextInt(firstToLast.size()));
        }
    };

    abstract <T extends @Nullable Object> void arrange(List<Child<T>> firstToLast);

    /** Makes of a stack, last come first, a list in this order. */
    <T extends @Nullable Object> @Nullable Child<T> arrange(@Nullable Child<T> lastToFirst) {
        return arrangeFirst(reverse(lastToFirst));
    }

    /** Makes of a list, first come first, one in this order. */
    <T extends @Nullable Object> @Nullable Child<T> arrangeFirst(@Nullable Child<T> firstToLast) {
        if (this == WOKEN || firstToLast == null || firstToLast.next == null) {
            return firstToLast;
        }
        return arranged(List.of(firstToLast));
    }

    /** Makes of two lists one in this order. */
    <T extends @Nullable Object> @Nullable Child<T> merge(Child<T> first, @Nullable Child<T> second) {
        return arranged(second == null ? List.of(first) : List.of(first, second));
    }

    private <T extends @Nullable Object> @Nullable Child<T> arranged(List<Child<T>> lists) {
        List<Child<T>> children = new ArrayList<>();
        for (Child<T> list : lists) {
            for (Child<T> child = list; child != null; child = child.next) {
                children.add(child);
            }
        }
        arrange(children);
        Child<T> first = null;
        for (int i = children.size() - 1; i >= 0; i--) {
            children.get(i).next = first;
            first = children.get(i);
        }
        return first;
    }

    private static <T extends @Nullable Object> @Nullable Child<T> reverse(@Nullable Child<T> list) {
        Child<T> reversed = null;
        Child<T> rest = list;
        while (rest != null) {
            Child<T> child = rest;
            rest = child.next;
            child.next = reversed;
            reversed = child;
        }
        return reversed;
    }
}
