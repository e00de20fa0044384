package rar.conformance;

import org.jspecify.annotations.Nullable;

/** A test of the kit has seen a rule violated. The message says which, by whom, what was seen, and where to read on. */
public final class RuleViolation extends AssertionError {
    private static final long serialVersionUID = 1;

    private final Rule rule;
    private final String seen;

    RuleViolation(Rule rule, String subject, String seen, @Nullable Throwable cause) {
        super(message(rule, subject, seen), cause);
        this.rule = rule;
        this.seen = seen;
    }

    /** The rule that was violated. */
    public Rule rule() {
        return rule;
    }

    /** What the test saw that must not be. */
    public String seen() {
        return seen;
    }

    private static String message(Rule rule, String subject, String seen) {
        return String.join(
                "\n",
                "rule " + rule + " is violated by " + subject,
                "  the rule:  " + rule.text(),
                "  seen:      " + seen,
                "  often:     " + rule.likelyCause(),
                "  read on:   " + rule.reading());
    }
}
