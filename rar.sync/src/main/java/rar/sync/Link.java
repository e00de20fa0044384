package rar.sync;

/**
 * An element of a circular doubly linked list, or the list itself, which is its own head. Whoever is alone is linked to
 * itself. All operations take constant time, and leaving a list needs no knowledge of which list it is. Guarded by the
 * lock of whoever has the list.
 */
class Link {
    private Link previous = this;
    private Link next = this;

    /** Of a list, that it is empty; of an element, that it is in no list. */
    final boolean isAlone() {
        return next == this;
    }

    /** The first element of this list, which is not empty. */
    final Link next() {
        return next;
    }

    /** Puts an element, which is in no list, at the end of this list. */
    final void append(Link element) {
        element.previous = previous;
        element.next = this;
        previous.next = element;
        previous = element;
    }

    /** Takes this element out of its list, if it is in one. */
    final void unlink() {
        previous.next = next;
        next.previous = previous;
        previous = this;
        next = this;
    }

    /** Moves all elements of {@code list} to the end of this one. */
    final void appendAll(Link list) {
        if (!list.isAlone()) {
            list.next.previous = previous;
            previous.next = list.next;
            list.previous.next = this;
            previous = list.previous;
            list.previous = list;
            list.next = list;
        }
    }

    /** The number of elements of this list; counts them. */
    final int count() {
        int count = 0;
        for (Link element = next; element != this; element = element.next) {
            count++;
        }
        return count;
    }
}
