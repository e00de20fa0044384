package rar.tests.repository;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.PackageTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import rar.tests.jvm.JavaSource;

/**
 * Finds what users of a package can see and has no comment: types, methods, constructors, fields and constants that are
 * public or protected. What overrides is exempt, as the comment is inherited.
 */
final class UndocumentedApi extends TreePathScanner<Void, Void> {
    private static final Set<Modifier> FOR_USERS = Set.of(Modifier.PUBLIC, Modifier.PROTECTED);

    private final JavaSource source;
    private final List<String> found = new ArrayList<>();

    private UndocumentedApi(JavaSource source) {
        this.source = source;
    }

    /** What is found in a file, as {@code File.java:12 name}. */
    static List<String> in(JavaSource source) {
        UndocumentedApi scanner = new UndocumentedApi(source);
        scanner.scan(source.unit(), null);
        return scanner.found;
    }

    @Override
    public Void visitPackage(PackageTree tree, Void unused) {
        if (source.name().equals("package-info.java")) {
            require(tree, "package");
        }
        return null;
    }

    @Override
    public Void visitClass(ClassTree type, Void unused) {
        if (isForUsers(type.getModifiers())) {
            require(type, type.getSimpleName().toString());
            super.visitClass(type, null);
        }
        return null; // what is in a type that nobody sees is seen by nobody
    }

    @Override
    public Void visitMethod(MethodTree method, Void unused) {
        if (isForUsers(method.getModifiers()) && !isOverride(method)) {
            require(method, method.getName().toString());
        }
        return null;
    }

    @Override
    public Void visitVariable(VariableTree field, Void unused) {
        if (isForUsers(field.getModifiers())) {
            require(field, field.getName().toString());
        }
        return null;
    }

    private void require(Tree tree, String name) {
        String comment = source.docs().getDocComment(getCurrentPath());
        if (comment == null || comment.isBlank()) {
            found.add(source.name() + ":" + source.line(tree) + " " + name);
        }
    }

    private boolean isForUsers(ModifiersTree modifiers) {
        Set<Modifier> flags = modifiers.getFlags();
        boolean inInterface = getCurrentPath().getParentPath().getLeaf() instanceof ClassTree type
                && (type.getKind() == Tree.Kind.INTERFACE || type.getKind() == Tree.Kind.ANNOTATION_TYPE);
        return flags.stream().anyMatch(FOR_USERS::contains) || (inInterface && !flags.contains(Modifier.PRIVATE));
    }

    private static boolean isOverride(MethodTree method) {
        return method.getModifiers().getAnnotations().stream()
                .anyMatch(
                        annotation -> annotation.getAnnotationType().toString().equals("Override"));
    }
}
