package rar.examples;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static rar.async.Async.async;
import static rar.async.Async.await;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import rar.api.Builder;
import rar.api.Future;
import rar.api.TaskGroup;
import rar.sync.Channel;

/**
 * Counts the words of files: one task reads, four count, and a last one puts together what they have counted. The
 * channel between them holds few chunks, so that a reader that is faster waits for the others.
 */
public final class WordCount {
    private WordCount() {}

    /** Takes the files. */
    public static void main(String[] args) {
        try (var scheduler = new Builder().build()) {
            scheduler.blockOn(count(List.of(args))).print();
        } catch (CompletionException e) { // around the IOException of the reader
            System.err.println("WordCount: " + e.getCause());
            System.exit(1);
        }
    }

    private static Future<Words> count(List<String> files) {
        Channel<List<String>> chunks = Channel.bounded(8);
        return TaskGroup.open((TaskGroup<Words> counters) -> {
            for (int i = 0; i < 4; i++) {
                counters.spawn(chunks.stream().reduce(new Words(), Words::add));
            }
            return read(files, chunks).flatMap(done -> counters.join()).map(Words::sum);
        });
    }

    private static Future<Void> read(List<String> files, Channel<List<String>> chunks) {
        return async(() -> {
                    for (String file : files) {
                        try (BufferedReader reader = Files.newBufferedReader(Path.of(file), ISO_8859_1)) {
                            for (var lines = await(Words.chunk(reader));
                                    !lines.isEmpty();
                                    lines = await(Words.chunk(reader))) {
                                await(chunks.send(lines));
                            }
                        }
                    }
                })
                .doFinally(chunks::close);
    }
}
