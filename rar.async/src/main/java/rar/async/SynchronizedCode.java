package rar.async;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the methods of a class hold monitors: all of a {@code synchronized} method, and of the others what is covered
 * by an exception handler that leaves a monitor. Compilers must put one around each {@code synchronized} block.
 *
 * <p>Read from the class file, whose form is chapter 4 of the Java Virtual Machine Specification. A class that has no
 * file, such as that of a lambda, is taken to hold none.
 */
final class SynchronizedCode {
    private static final int SYNCHRONIZED = 0x20;
    private static final int MONITOREXIT = 0xc3;
    private static final int WIDE = 0xc4;

    private static final ClassValue<SynchronizedCode> KNOWN = new ClassValue<>() {
        @Override
        protected SynchronizedCode computeValue(Class<?> type) {
            return new SynchronizedCode(type);
        }
    };

    /** By the method's name and descriptor; methods without any are left out. */
    private final Map<String, List<Range>> ranges = new HashMap<>();

    private SynchronizedCode(Class<?> type) {
        String file = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
        try (InputStream in = type.getResourceAsStream(file)) {
            if (in != null) {
                readClass(new DataInputStream(new ByteArrayInputStream(in.readAllBytes())));
            }
        } catch (IOException | RuntimeException e) {
            ranges.clear(); // as if there were no file
        }
    }

    /** That of a class, read once. */
    static SynchronizedCode of(Class<?> type) {
        return KNOWN.get(type);
    }

    /** Whether a monitor is held at this place of a method. */
    boolean contains(String method, String descriptor, int index) {
        return ranges.getOrDefault(method + descriptor, List.of()).stream()
                .anyMatch(range -> range.from <= index && index < range.to);
    }

    private void readClass(DataInputStream in) throws IOException {
        in.skipNBytes(8); // magic and version
        String[] texts = readConstants(in);
        in.skipNBytes(6); // flags, this class, super class
        in.skipNBytes(2L * in.readUnsignedShort()); // interfaces
        readMembers(in, texts, false);
        readMembers(in, texts, true);
    }

    /** The texts among the constants; the others are empty. */
    private static String[] readConstants(DataInputStream in) throws IOException {
        int count = in.readUnsignedShort();
        String[] texts = new String[count];
        for (int i = 1; i < count; i++) {
            texts[i] = "";
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> texts[i] = in.readUTF();
                case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
                case 15 -> in.skipNBytes(3);
                case 5, 6 -> {
                    in.skipNBytes(8);
                    i++; // these take two places
                }
                default -> in.skipNBytes(4);
            }
        }
        return texts;
    }

    private void readMembers(DataInputStream in, String[] texts, boolean methods) throws IOException {
        int count = in.readUnsignedShort();
        for (int i = 0; i < count; i++) {
            int flags = in.readUnsignedShort();
            String name = texts[in.readUnsignedShort()] + texts[in.readUnsignedShort()];
            if (methods && (flags & SYNCHRONIZED) != 0) {
                add(name, new Range(0, Integer.MAX_VALUE));
            }
            int attributes = in.readUnsignedShort();
            for (int j = 0; j < attributes; j++) {
                String attribute = texts[in.readUnsignedShort()];
                byte[] content = new byte[in.readInt()];
                in.readFully(content);
                if (methods && attribute.equals("Code")) {
                    readCode(name, new DataInputStream(new ByteArrayInputStream(content)));
                }
            }
        }
    }

    private void readCode(String name, DataInputStream in) throws IOException {
        in.skipNBytes(4); // stack and locals
        byte[] code = new byte[in.readInt()];
        in.readFully(code);
        int handlers = in.readUnsignedShort();
        for (int i = 0; i < handlers; i++) {
            Range range = new Range(in.readUnsignedShort(), in.readUnsignedShort());
            int handler = in.readUnsignedShort();
            boolean catchesAll = in.readUnsignedShort() == 0;
            if (catchesAll && leavesMonitor(code, handler)) {
                add(name, range);
            }
        }
    }

    /** Whether the handler is: store the exception, load the object, leave its monitor. */
    private static boolean leavesMonitor(byte[] code, int handler) {
        int exit = skipLocal(code, skipLocal(code, handler));
        return exit < code.length && (code[exit] & 0xff) == MONITOREXIT;
    }

    /** Past an instruction that loads or stores a local: one byte, two with the local's number, or four if wide. */
    private static int skipLocal(byte[] code, int at) {
        int instruction = at < code.length ? code[at] & 0xff : 0;
        if (instruction == WIDE) {
            return at + 4;
        }
        return at + (instruction == 0x19 || instruction == 0x3a ? 2 : 1); // aload, astore
    }

    private void add(String method, Range range) {
        ranges.computeIfAbsent(method, unused -> new ArrayList<>()).add(range);
    }

    /** Places in the code of a method, {@code to} not included. */
    private record Range(int from, int to) {}
}
