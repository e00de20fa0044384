package rar.api.task;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Loads the runtime once more, with a stop woven in before each access of a task cell to what is shared: before each
 * use of a {@code VarHandle} in {@link TaskState} and {@link TaskJoiners}. Can break one of them on the way.
 */
final class Weaver extends ClassLoader {
    private static final Set<String> WOVEN = Set.of(TaskState.class.getName(), TaskJoiners.class.getName());
    private static final String HANDLE = "java/lang/invoke/VarHandle";
    private static final String STOPS = "rar/api/task/Stops";

    private final Grain grain;
    private final Weakness weakness;

    /** Where to stop. */
    enum Grain {
        /** Once in each move of the table: the look at the state and the compare-and-set that follows are one step. */
        MOVE,
        /** Before each access. */
        ACCESS
    }

    /** What to make of an atomic operation, of one method or of all: a read, a stop, and a write. */
    enum Weakness {
        NONE(""),
        TABLE("compareAndSet(Lrar/api/task/TaskState;JJ)Z"),
        YIELD("compareAndSet(Lrar/api/task/TaskState;JJ)Z", "toYielded"),
        WAKE("getAndBitwiseOr(Lrar/api/task/TaskState;J)J"),
        JOIN("compareAndSet(Lrar/api/task/TaskJoiners;Ljava/lang/Object;Ljava/lang/Object;)Z");

        private final String call;
        private final String method;

        Weakness(String call) {
            this(call, "");
        }

        Weakness(String call, String method) {
            this.call = call;
            this.method = method;
        }

        boolean isIn(String caller, String called) {
            return call.equals(called) && (method.isEmpty() || method.equals(caller));
        }
    }

    Weaver(Grain grain, Weakness weakness) {
        super(Weaver.class.getClassLoader());
        this.grain = grain;
        this.weakness = weakness;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith("rar.api.")) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name);
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream file = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (file == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] code = file.readAllBytes();
            byte[] woven = WOVEN.contains(name) ? weave(code) : code;
            return defineClass(name, woven, 0, woven.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] weave(byte[] code) {
        ClassReader reader = new ClassReader(code);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(int access, String name, String type, String s, String[] thrown) {
                        return new Accesses(name, super.visitMethod(access, name, type, s, thrown));
                    }
                },
                0);
        return writer.toByteArray();
    }

    /** Puts the stops in front of the accesses. The operands are on the stack already, and stay there. */
    private final class Accesses extends MethodVisitor {
        private final String method;

        Accesses(String method, MethodVisitor next) {
            super(Opcodes.ASM9, next);
            this.method = method;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String type, boolean isInterface) {
            if (!owner.equals(HANDLE)) {
                super.visitMethodInsn(opcode, owner, name, type, isInterface);
                return;
            }
            boolean changes = name.equals("compareAndSet");
            if (!changes || grain == Grain.ACCESS) {
                super.visitMethodInsn(Opcodes.INVOKESTATIC, STOPS, changes ? "change" : "access", "()V", false);
            }
            if (weakness.isIn(method, name + type)) {
                String withHandle = type.replace("(", "(L" + HANDLE + ";");
                super.visitMethodInsn(Opcodes.INVOKESTATIC, STOPS, name, withHandle, false);
            } else {
                super.visitMethodInsn(opcode, owner, name, type, isInterface);
            }
        }
    }
}
