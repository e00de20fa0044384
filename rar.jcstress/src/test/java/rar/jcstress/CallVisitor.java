package rar.jcstress;

import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Makes one change within a method: to what it calls, and to its locks. */
final class CallVisitor extends MethodVisitor {
    private static final String VAR_HANDLE = "java/lang/invoke/VarHandle";
    private static final Set<String> READ_MODIFY_WRITES =
            Set.of("compareAndSet", "getAndSet", "getAndAdd", "getAndBitwiseOr");

    private final Edit edit;
    private final EditingVisitor edits;

    CallVisitor(Edit edit, EditingVisitor edits, MethodVisitor next) {
        super(Opcodes.ASM9, next);
        this.edit = edit;
        this.edits = edits;
    }

    @Override
    public void visitInsn(int opcode) {
        boolean lock = opcode == Opcodes.MONITORENTER || opcode == Opcodes.MONITOREXIT;
        if (lock && edit.kind() == Edit.Kind.NO_LOCK) {
            super.visitInsn(Opcodes.POP);
            edits.edited();
        } else {
            super.visitInsn(opcode);
        }
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        boolean changed =
                owner.equals(VAR_HANDLE) ? changeAccess(name, descriptor) : changeCall(opcode, owner, name, descriptor);
        if (changed) {
            edits.edited();
        } else {
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        }
    }

    private boolean changeAccess(String name, String descriptor) {
        if (edit.kind() == Edit.Kind.TWO_STEPS && READ_MODIFY_WRITES.contains(name)) {
            callTwoSteps(name, descriptor);
        } else if (edit.kind() == Edit.Kind.RELEASE_ONLY && name.equals("setVolatile")) {
            super.visitMethodInsn(Opcodes.INVOKEVIRTUAL, VAR_HANDLE, "setRelease", descriptor, false);
        } else if (edit.kind() == Edit.Kind.RELEASE_ONLY && name.equals("compareAndSet")) {
            callTwoSteps("compareAndRelease", descriptor);
        } else {
            return edit.kind() == Edit.Kind.NO_FENCE && name.equals("fullFence");
        }
        return true;
    }

    private boolean changeCall(int opcode, String owner, String name, String descriptor) {
        int called = edit.called().indexOf(name);
        if (edit.kind() == Edit.Kind.NO_CALL && called >= 0) {
            answerNothing(opcode, descriptor);
        } else if (edit.kind() == Edit.Kind.SWAPPED_CALLS && called >= 0) {
            String other = edit.called().get(1 - called);
            super.visitMethodInsn(opcode, owner, other, descriptor, false);
        } else if (edit.kind() == Edit.Kind.PARKING && isParking(owner, name)) {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, Type.getInternalName(Parking.class), name, descriptor, false);
        } else {
            return false;
        }
        return true;
    }

    private static boolean isParking(String owner, String name) {
        return owner.equals(Type.getInternalName(LockSupport.class))
                || (owner.equals("java/lang/Thread") && name.equals("currentThread"));
    }

    /**
     * A handle's calls have descriptors of their own; those of {@link TwoSteps} know {@code Object} only, and answer
     * also where nobody listens.
     */
    private void callTwoSteps(String name, String descriptor) {
        Type[] given = Type.getArgumentTypes(descriptor);
        Type[] taken = new Type[given.length + 1];
        taken[0] = Type.getObjectType(VAR_HANDLE);
        for (int i = 0; i < given.length; i++) {
            taken[i + 1] = erased(given[i]);
        }
        Type answer = name.startsWith("compareAnd") ? Type.BOOLEAN_TYPE : taken[given.length];
        super.visitMethodInsn(
                Opcodes.INVOKESTATIC,
                Type.getInternalName(TwoSteps.class),
                name,
                Type.getMethodDescriptor(answer, taken),
                false);
        Type result = Type.getReturnType(descriptor);
        if (result.getSort() == Type.VOID) {
            pop(answer);
        } else if (!result.equals(answer)) {
            super.visitTypeInsn(Opcodes.CHECKCAST, result.getInternalName());
        }
    }

    private static Type erased(Type type) {
        return type.getSort() >= Type.ARRAY ? Type.getType(Object.class) : type;
    }

    private void answerNothing(int opcode, String descriptor) {
        Type[] arguments = Type.getArgumentTypes(descriptor);
        for (int i = arguments.length - 1; i >= 0; i--) {
            pop(arguments[i]);
        }
        if (opcode != Opcodes.INVOKESTATIC) {
            super.visitInsn(Opcodes.POP);
        }
        Type result = Type.getReturnType(descriptor);
        if (result.getSort() >= Type.ARRAY) {
            super.visitInsn(Opcodes.ACONST_NULL);
        } else if (result.getSort() != Type.VOID) {
            super.visitInsn(result.getSort() == Type.LONG ? Opcodes.LCONST_0 : Opcodes.ICONST_0);
        }
    }

    private void pop(Type type) {
        super.visitInsn(type.getSize() == 2 ? Opcodes.POP2 : Opcodes.POP);
    }
}
