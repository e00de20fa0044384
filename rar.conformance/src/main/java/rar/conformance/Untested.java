package rar.conformance;

/** What the rules say and no test of the kit can show. It takes an argument in place of a test. */
public enum Untested {
    /** A test sees a finite while. */
    S1_FOR_EVER(
            Rule.S1,
            "that no task is starved for ever, under any load: a test sees a finite while, and some patterns of load"),

    /** Blocking may need a state that no test brings about. */
    S2_IN_EVERY_STATE(
            Rule.S2, "that execute returns at once in every state: a queue may be bounded beyond what a test fills"),

    /** The hardware may be kinder than the memory model. */
    S3_ON_OTHER_HARDWARE(
            Rule.S3,
            "that nothing but the memory model is relied on: a processor with strong ordering, such as x86, hides a"
                    + " missing fence that one with weak ordering shows"),

    /** Chance decides about interleavings. */
    S4_EVERY_INTERLEAVING(
            Rule.S4,
            "that no interleaving loses a wake-up: a test meets those that chance brings about. What is not left to"
                    + " chance is an argument beside the code, or a model checker"),

    /** Threads that nobody can attribute. */
    S6_HIDDEN_THREADS(
            Rule.S6,
            "that threads are idle which neither run tasks nor bear the scheduler's name: nobody can tell whose they"
                    + " are. Nor virtual threads: the JVM does not tell what they use"),

    /** As S6, at the end. */
    S5_HIDDEN_THREADS(Rule.S5, "that threads end which neither run tasks nor bear the scheduler's name"),

    /** Static state may be anything. */
    R7_STATIC_STATE(Rule.R7, "that there is no static state at all: only what two at a time can see of each other"),

    /** Years are too long. */
    C1_DEADLINES_FAR_AWAY(
            Rule.C1,
            "that deadlines beyond some seconds are kept: on a real clock a test sees only that they do not fire too"
                    + " early. A wheel or a heap that time is passed into can be driven through years"),

    /** As S4. */
    C4_EVERY_INTERLEAVING(Rule.C4, "that no interleaving of cancel and fire lets both or neither happen"),

    /** As S3. */
    C6_MEMORY(Rule.C6, "that what happens before schedule happens-before fire, on hardware with weak ordering");

    private final Rule rule;
    private final String what;

    Untested(Rule rule, String what) {
        this.rule = rule;
        this.what = what;
    }

    /** The rule of which this is a part. */
    public Rule rule() {
        return rule;
    }

    /** What is not tested, and why. */
    public String what() {
        return what;
    }
}
