package rar.api.task;

/** What the wakers of a {@link CellPlay} have to tell. Touched by one actor at a time. */
final class News {
    private int published;
    private int told;

    /** There is something new; a wake follows. */
    void publish() {
        published++;
    }

    /** The wake has returned. */
    void told() {
        told++;
    }

    int published() {
        return published;
    }

    /** How many wakes have returned. */
    int wakes() {
        return told;
    }

    @Override
    public String toString() {
        return " news " + published + "/" + told;
    }
}
