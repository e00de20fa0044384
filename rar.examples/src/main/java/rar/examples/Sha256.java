package rar.examples;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What the program {@code sha256sum} knows: the sum of a file, and how to write it down. */
final class Sha256 {
    private Sha256() {}

    /** The sum of a file, in hexadecimal digits. Blocks while it reads; holds one buffer of the file at a time. */
    static String of(Path file) throws IOException {
        MessageDigest digest = newDigest();
        try (var in = new DigestInputStream(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** A line that {@code sha256sum -c} understands. A backslash at its start says that the name has others in it. */
    static String line(String sum, Path file) {
        String name = file.toString();
        String escaped = name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
        return (escaped.equals(name) ? "" : "\\") + sum + "  " + escaped;
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
