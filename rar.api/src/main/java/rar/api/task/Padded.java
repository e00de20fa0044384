package rar.api.task;

/**
 * What one thread writes all the time, and that is to share no line of memory with its like of another thread. The
 * collector puts objects of a kind side by side, those of all workers say; two threads that write to one line take it
 * from each other each time, which costs more than what they write (false sharing).
 *
 * <p>The fields of a class that extends this one come after those here, which leave no gap in front: the {@code int}
 * fills the one behind a header of twelve bytes. So there are sixteen {@code long}s before the fields of each, two
 * lines of most processors, some of which fetch them in pairs. There is nothing behind: an object of another kind may
 * follow.
 */
abstract class Padded {
    int p;
    long p00;
    long p01;
    long p02;
    long p03;
    long p10;
    long p11;
    long p12;
    long p13;
    long p20;
    long p21;
    long p22;
    long p23;
    long p30;
    long p31;
    long p32;
    long p33;
}
