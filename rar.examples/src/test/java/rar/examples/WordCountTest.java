package rar.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordCountTest {
    @TempDir
    private Path folder;

    @Test
    void main_severalFiles_countsAsUniqDoes() throws IOException {
        Path one = Files.writeString(folder.resolve("one"), "The cat's hat.\nA HAT, a cat; über\n");
        String many = IntStream.range(0, 5_000).mapToObj(i -> "row\n").collect(Collectors.joining());
        Path two = Files.writeString(folder.resolve("two"), many + "end without a line break");

        Program program = Program.run(WordCount.class, one, two);

        assertEquals("""
                      3 a
                      1 ber
                      1 break
                      2 cat
                      1 end
                      2 hat
                      1 line
                   5000 row
                      1 s
                      1 the
                      1 without
                """, program.out().replace("\r\n", "\n"));
        assertEquals(0, program.status());
    }

    @Test
    void main_noSuchFile_saysSo() {
        Program program = Program.run(WordCount.class, folder.resolve("missing"));

        assertEquals(1, program.status());
        assertTrue(program.err().contains("NoSuchFileException"), program.err());
        assertEquals("", program.out());
    }
}
