package rar.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import rar.benchmarks.report.Figure;

/** All programs, each with each of its peers, in fresh JVMs that keep no more memory than they need. */
final class ProgramRun {
    private static final List<Program> PROGRAMS =
            List.of(new IdleTimers(), new Lateness(), new Memory(), new SuspendedBlocks(), new Fairness());
    private static final String MARK = "figure ";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Selection selection;
    private final Consumer<List<Figure>> figures;

    /** @param figures is given what each peer has come to, as it comes */
    ProgramRun(Selection selection, Consumer<List<Figure>> figures) {
        this.selection = selection;
        this.figures = figures;
    }

    /** What runs in a JVM of its own: program, peer, threads, size. */
    public static void main(String[] args) throws Exception {
        Program program = PROGRAMS.stream()
                .filter(candidate -> candidate.name().equals(args[0]))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no program named " + args[0]));
        for (Figure figure : program.run(args[1], Integer.parseInt(args[2]), Integer.parseInt(args[3]))) {
            System.out.println(MARK + JSON.writeValueAsString(figure));
        }
        System.exit(0); // whatever else still sleeps
    }

    /** All there are. */
    static List<String> names() {
        return PROGRAMS.stream().map(Program::name).toList();
    }

    void run() throws Exception {
        for (Program program : PROGRAMS) {
            for (int size : selection.sizes(program)) {
                run(program, size);
            }
        }
    }

    private void run(Program program, int size) throws Exception {
        for (String peer : selection.peers(program.peers().stream())) {
            List<Figure> medians = Figure.medians(measure(program, peer, size));
            medians.forEach(ProgramRun::print);
            figures.accept(medians);
        }
    }

    private List<Figure> measure(Program program, String peer, int size) throws Exception {
        if (selection.effort() == Effort.SMOKE) {
            return program.run(peer, selection.workers(), size);
        }
        List<Figure> single = new ArrayList<>();
        for (int i = 0; i < selection.effort().runs(program); i++) {
            single.addAll(fork(program, peer, size));
        }
        return single;
    }

    private List<Figure> fork(Program program, String peer, int size) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:+IgnoreUnrecognizedVMOptions"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(Settings.flags(selection.workers()));
        command.addAll(program.flags(peer));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ProgramRun.class.getName()));
        command.addAll(List.of(program.name(), peer, String.valueOf(selection.workers()), String.valueOf(size)));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<Figure> some = read(process);
        if (process.waitFor() != 0 || some.isEmpty()) {
            String failure = program.name() + " of " + peer + " with " + size + " ended with " + process.exitValue()
                    + ", and " + some.size() + " figures";
            if (selection.mayNotFail(peer)) {
                throw new IllegalStateException(failure);
            }
            System.out.println("no figure, failed: " + failure);
            return List.of();
        }
        return some;
    }

    private static List<Figure> read(Process process) throws IOException {
        List<Figure> some = new ArrayList<>();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                figure(line).ifPresent(some::add);
            }
        }
        return some;
    }

    /** The figure in a line, if it is one of those that have some. */
    static Optional<Figure> figure(String line) throws IOException {
        return line.startsWith(MARK)
                ? Optional.of(JSON.readValue(line.substring(MARK.length()), Figure.class))
                : Optional.empty();
    }

    static void print(Figure figure) {
        System.out.printf(
                Locale.ROOT,
                "%-32s %-44s %,14.1f %14s%n",
                figure.name(),
                "peer=" + figure.peer() + " size=" + figure.size(),
                figure.value(),
                figure.unit());
    }
}
