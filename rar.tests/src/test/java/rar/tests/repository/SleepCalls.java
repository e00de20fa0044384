package rar.tests.repository;

import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import rar.tests.jvm.JavaSource;

/**
 * Finds calls that let a thread sleep: {@code Thread.sleep}, {@code TimeUnit.SECONDS.sleep}; not {@code Time.sleep}.
 */
final class SleepCalls extends TreeScanner<Void, Void> {
    private static final Pattern SLEEPER = Pattern.compile("(java\\.lang\\.)?Thread|(.*\\.)?[A-Z]+S");

    private final JavaSource source;
    private final List<String> found = new ArrayList<>();

    private SleepCalls(JavaSource source) {
        this.source = source;
    }

    /** What is found in a file, as {@code File.java:12}. */
    static List<String> in(JavaSource source) {
        SleepCalls scanner = new SleepCalls(source);
        scanner.scan(source.unit(), null);
        return scanner.found;
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
        if (call.getMethodSelect() instanceof MemberSelectTree select
                && select.getIdentifier().contentEquals("sleep")
                && SLEEPER.matcher(select.getExpression().toString()).matches()) {
            found.add(source.name() + ":" + source.line(call));
        }
        return super.visitMethodInvocation(call, null);
    }
}
