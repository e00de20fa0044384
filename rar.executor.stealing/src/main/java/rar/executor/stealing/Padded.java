package rar.executor.stealing;

/**
 * What one thread writes all the time, and that is to share no line of memory with its like of another thread. The
 * collector puts objects of a kind side by side, those of all workers say; two threads that write to one line take it
 * from each other each time, which costs more than what they write. The field's name for it is false sharing.
 *
 * <p>A class's fields come after those of the class it extends. So there are {@value #BYTES} bytes in front of the
 * fields of each: two lines, as most processors have them, for some fetch them in pairs. The {@code int} fills the gap
 * that a header of twelve bytes leaves, where the JVM would put a field of the other class.
 */
abstract class Padded {
    static final int BYTES = 16 * Long.BYTES;

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
