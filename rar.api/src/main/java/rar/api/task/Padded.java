package rar.api.task;

/**
 * What one thread writes all the time, and that is to share no line of memory with what other threads use. Where the
 * collector puts objects, side by side, is nobody's choice; and a thread that writes to a line takes it from all others
 * that read or write anything in it, which costs more than what it writes (false sharing).
 *
 * <p>The fields of a class that extends this one come after those here, which leave no gap in front: the {@code int}
 * fills the one behind a header of twelve bytes. So there are sixteen {@code long}s before the fields of each, two
 * lines of most processors, some of which fetch them in pairs. As many come behind, in a class {@code Shielded} that
 * extends it in turn. Inheritance is what keeps them apart: within one class the JVM orders the fields as it likes.
 */
abstract class Padded {
    int p;
    long p00, p01, p02, p03;
    long p10, p11, p12, p13;
    long p20, p21, p22, p23;
    long p30, p31, p32, p33;
}
