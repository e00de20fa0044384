package rar.jcstress;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/**
 * Writes a variant: the test's class and what jcstress has generated for it, with all classes of this project that they
 * lead to, the variant's changes made, and the variant's folder in front of their packages.
 */
final class ClassCopy {
    private static final String PROJECT = "rar/";
    /** Shared by all variants. */
    private static final String THESE = "rar/jcstress/";

    private final Variant variant;
    private final Path folder;
    private final Set<String> known = new HashSet<>();
    private final Queue<String> toCopy = new ArrayDeque<>();

    private ClassCopy(Variant variant, Path folder) {
        this.variant = variant;
        this.folder = folder;
    }

    static void write(Variant variant, Path folder) throws IOException {
        new ClassCopy(variant, folder).write();
    }

    private void write() throws IOException {
        String test = variant.test().getName().replace('.', '/');
        moved(test);
        moved(test.replace('$', '_') + "_jcstress");
        for (String name = toCopy.poll(); name != null; name = toCopy.poll()) {
            copy(name);
        }
        for (Edit edit : variant.edits()) {
            if (!known.contains(edit.type().replace('.', '/'))) {
                throw new IllegalArgumentException(variant.test() + " does not use what is changed: " + edit);
            }
        }
    }

    private void copy(String name) throws IOException {
        ClassWriter writer = new ClassWriter(0);
        ClassVisitor visitor = new ClassRemapper(writer, new Mover());
        for (Edit edit : variant.edits()) {
            if (edit.isIn(name)) {
                visitor = edit.on(visitor);
            }
        }
        try (InputStream in = ClassCopy.class.getResourceAsStream('/' + name + ".class")) {
            if (in == null) {
                throw new IOException("there is no class " + name);
            }
            new ClassReader(in).accept(visitor, 0);
        }
        Path file = folder.resolve(variant.folder() + name + ".class");
        Files.createDirectories(file.getParent());
        Files.write(file, writer.toByteArray());
    }

    /** The new name of a class; it will be copied. */
    private String moved(String name) {
        if (!name.startsWith(PROJECT) || name.startsWith(THESE)) {
            return name;
        }
        if (known.add(name)) {
            toCopy.add(name);
        }
        return variant.folder() + name;
    }

    private final class Mover extends Remapper {
        Mover() {
            super(Opcodes.ASM9);
        }

        @Override
        public String map(String name) {
            return moved(name);
        }
    }
}
