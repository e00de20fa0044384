package rar.jcstress;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Makes one change to a class; an error if there is nothing to change. */
final class EditingVisitor extends ClassVisitor {
    private final Edit edit;
    private int edits;

    EditingVisitor(Edit edit, ClassVisitor next) {
        super(Opcodes.ASM9, next);
        this.edit = edit;
    }

    /** The change was made at one place. */
    void edited() {
        edits++;
    }

    @Override
    public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
        int changed = access;
        if (edit.kind() == Edit.Kind.PLAIN_FIELD && edit.member().equals(name)) {
            changed = access & ~Opcodes.ACC_VOLATILE;
            count(access, changed);
        }
        return super.visitField(changed, name, descriptor, signature, value);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        boolean chosen = edit.member().isEmpty() || edit.member().equals(name);
        int changed = access;
        if (chosen && edit.kind() == Edit.Kind.NO_LOCK) {
            changed = access & ~Opcodes.ACC_SYNCHRONIZED;
            count(access, changed);
        }
        MethodVisitor next = super.visitMethod(changed, name, descriptor, signature, exceptions);
        return chosen ? new CallVisitor(edit, this, next) : next;
    }

    @Override
    public void visitEnd() {
        super.visitEnd();
        if (edits == 0) {
            throw new IllegalArgumentException("there is nothing to change: " + edit);
        }
    }

    private void count(int access, int changed) {
        if (access != changed) {
            edited();
        }
    }
}
