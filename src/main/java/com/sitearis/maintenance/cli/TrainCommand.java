package com.sitearis.maintenance.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;

/**
 * Goes through what usual commands do, on an empty home, so that the launcher can archive the classes they need (see
 * {@code src/dist/launcher/build.sh}). Whatever is not gone through here works as well, a little slower.
 */
@Command(name = "train", hidden = true)
final class TrainCommand implements Callable<Integer> {

    /** Of the last two months, so that the report has a chart. */
    private static final String SAMPLES = "samples.ndjson";

    private static final List<List<String>> USUAL = List.of(
            List.of("plan"),
            List.of("plan", "--json"),
            List.of("run", "list"),
            List.of("run", "list", "--json"),
            List.of("run", "show", "1"),
            List.of("slow-queries", "analyze", "-"),
            List.of("slow-queries", "analyze", "-", "--json"),
            List.of("slow-queries", "fingerprint"),
            List.of("metrics", "import", SAMPLES),
            List.of("kpi", "build"),
            List.of("serve", "--check"));

    private final Invocation invocation;

    TrainCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
        Path samples = samples();
        Map<String, String> environment = new HashMap<>(invocation.environment());
        environment.remove(OwnAddress.URL); // never on a real database
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        int worst = 0;
        for (List<String> line : USUAL) {
            Invocation usual = new Invocation(nowhere, nowhere, invocation.clock(), environment);
            String[] args = line.toArray(new String[line.size() + 2]);
            args[line.size()] = "--home";
            args[line.size() + 1] = invocation.home().path().toString();
            Collections.replaceAll(Arrays.asList(args), SAMPLES, samples.toString());
            int code = Commands.execute(usual, args);
            invocation.out().println(String.join(" ", line) + ": " + code);
            worst = Math.max(worst, code);
        }
        return worst;
    }

    private Path samples() throws IOException {
        Instant now = invocation.clock().instant();
        Path file = Files.createDirectories(invocation.home().path()).resolve(SAMPLES);
        return Files.write(
                file,
                IntStream.rangeClosed(1, 60)
                        .mapToObj(days ->
                                "{\"metric\":\"http.response\",\"environment\":\"production\",\"target\":\"site\",\"at\":\""
                                        + now.minus(Duration.ofDays(days)) + "\",\"value\":0.1}")
                        .toList());
    }
}
