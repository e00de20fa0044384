package rar.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksumsTest {
    private static final String EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path dir;

    @ParameterizedTest
    @ValueSource(strings = {"work-stealing", "fifo", "random-order"})
    void main_tree_sortedByPath(String scheduler) throws IOException {
        write("b/c", "abc");
        write("b-c", "");
        write("b/a/x", "");
        write("a b", "abc");
        Files.createDirectory(dir.resolve("empty"));

        Program program = Program.run(Checksums.class, dir, scheduler);

        String expected = line(ABC, "a b") + line(EMPTY, "b-c") + line(EMPTY, "b/a/x") + line(ABC, "b/c");
        assertEquals(new Program(0, expected, ""), program);
    }

    @Test
    void main_manyFiles_sameAsSha256sum() throws IOException {
        assumeExists("/usr/bin/sha256sum");
        for (int i = 0; i < 300; i++) {
            write(i % 7 + "/" + i % 11 + "/" + i, "x".repeat(i * i));
        }

        Program program = Program.run(Checksums.class, dir);

        assertEquals(shell("find \"$1\" -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum", dir), program);
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC}) // names with such characters
    void main_lineEndsAndBackslashesInNames_escaped() throws IOException {
        write("back\\slash", "abc");
        write("carriage\rreturn", "abc");
        write("new\nline", "abc");
        write("not\\new", "");

        Program program = Program.run(Checksums.class, dir);

        String expected = "\\" + line(ABC, "back\\\\slash")
                + "\\" + line(ABC, "carriage\\rreturn")
                + "\\" + line(ABC, "new\\nline")
                + "\\" + line(EMPTY, "not\\\\new");
        assertEquals(new Program(0, expected, ""), program);
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void main_linksAndSpecialFiles_leftOut() throws IOException {
        write("file", "abc");
        Files.createSymbolicLink(dir.resolve("link"), dir.resolve("file"));
        Files.createSymbolicLink(dir.resolve("broken"), dir.resolve("nothing"));
        Files.createSymbolicLink(dir.resolve("cycle"), dir);
        shell("mkfifo \"$1\"", dir.resolve("pipe"));

        assertEquals(new Program(0, line(ABC, "file"), ""), Program.run(Checksums.class, dir));
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void main_theDirectoryItselfIsALink_followed() throws IOException {
        write("target/file", "abc");
        Path link = Files.createSymbolicLink(dir.resolve("link"), dir.resolve("target"));

        assertEquals(new Program(0, line(ABC, "link/file"), ""), Program.run(Checksums.class, link));
    }

    @Test
    void main_fileLargerThanTheHeap_isNotHeldInMemory() throws IOException {
        try (RandomAccessFile sparse = new RandomAccessFile(dir.resolve("zeros").toFile(), "rw")) {
            sparse.setLength(64 << 20);
        }

        Program program = Program.runWith(List.of("-Xmx24m"), Checksums.class, dir);

        String sum = "3b6a07d0d404fab4e23b6d34bc6696a6a312dd92821332385e5af7c01c421351";
        assertEquals(new Program(0, line(sum, "zeros"), ""), program);
    }

    @Test
    void main_noSuchDirectory_status1() {
        Path nowhere = dir.resolve("nowhere");

        assertEquals(
                new Program(1, "", cannotRead(nowhere, "java.nio.file.NoSuchFileException: " + nowhere)),
                Program.run(Checksums.class, nowhere));
    }

    @Test
    void main_fileForDirectory_status1() throws IOException {
        Path file = write("file", "abc");

        assertEquals(
                new Program(1, "", cannotRead(file, "java.nio.file.NotDirectoryException: " + file)),
                Program.run(Checksums.class, file));
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void main_unreadableFileAndDirectory_reportedAndTheOthersSummed() throws IOException {
        write("readable", "abc");
        Path file = write("secret", "abc");
        Path inside = write("secrets/file", "abc");
        shell("chmod 000 \"$1\" \"$2\"", file, inside.getParent());
        assumeFalse(Files.isReadable(file), "root reads everything");

        Program program = Program.run(Checksums.class, dir);
        shell("chmod 700 \"$1\"", inside.getParent());

        String expected = cannotRead(file, "java.nio.file.AccessDeniedException: " + file)
                + cannotRead(inside.getParent(), "java.nio.file.AccessDeniedException: " + inside.getParent());
        assertEquals(new Program(1, line(ABC, "readable"), expected), program);
    }

    @Test
    @EnabledOnOs(OS.LINUX) // where a name is any bytes
    void main_nameOutsideTheLocale_reportedAndTheOthersSummed() throws IOException {
        write("file", "abc");
        shell("touch \"$1/$(printf '\\377')\"", dir);

        Program program = Program.run(Checksums.class, dir);

        assertEquals(1, program.status());
        assertEquals(line(ABC, "file"), program.out());
        assertTrue(program.err().endsWith("the name has bytes that mean nothing in this locale\n"), program::err);
    }

    @Test
    void main_outputCannotBeWritten_status1() throws IOException {
        assumeExists("/dev/full");
        write("file", "abc");

        assertEquals(1, shell("exec \"$@\" > /dev/full", command(dir)).status());
    }

    @Test
    void main_wrongNumberOfArguments_status2() {
        assertEquals(
                new Program(2, "", "Checksums: give it DIR, or DIR and SCHEDULER; found []\n"),
                Program.run(Checksums.class));
        assertEquals(
                new Program(2, "", "Checksums: give it DIR, or DIR and SCHEDULER; found [a, b, c]\n"),
                Program.run(Checksums.class, "a", "b", "c"));
    }

    @Test
    void main_unknownScheduler_status2() {
        Program program = Program.run(Checksums.class, dir, "nosuch");

        assertEquals(2, program.status());
        assertEquals("", program.out());
        assertTrue(program.err().startsWith("Checksums: no SchedulerProvider named \"nosuch\"; found ["), program::err);
    }

    @Test
    void main_standardErrorIsATerminal_showsProgressThere() throws IOException {
        assumeExists("/usr/bin/script");
        write("file", "abc");
        Path sums = dir.resolveSibling(dir.getFileName() + ".sums");
        String quoted = command(dir).stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));

        Program terminal = shell("script -qec \"$1\" /dev/null", quoted + " > " + sums);

        String written = Files.readString(sums);
        Files.delete(sums);
        assertEquals(line(ABC, "file"), written);
        assertTrue(terminal.out().matches("(\r\\d files)+\r +\r"), terminal::out);
        assertEquals(0, terminal.status());
    }

    private Path write(String name, String content) throws IOException {
        Path file = dir.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private String line(String sum, String name) {
        return sum + "  " + dir.resolve(name) + "\n";
    }

    private static String cannotRead(Path path, String why) {
        return "Checksums: cannot read " + path + ": " + why + "\n";
    }

    private static List<String> command(Path directory) {
        return Program.command(List.of(), Checksums.class, directory);
    }

    private static Program shell(String script, Object... args) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", script, "sh"));
        for (Object arg : args) {
            command.add(arg.toString());
        }
        return Program.run(command);
    }

    private static Program shell(String script, List<String> args) {
        return shell(script, args.toArray());
    }

    private static void assumeExists(String path) {
        assumeTrue(Files.exists(Path.of(path)), "there is no " + path);
    }
}
