package com.sitearis.maintenance.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * Goes through what usual commands do, on an empty home, so that the launcher can archive the classes they need (see
 * {@code src/dist/launcher/build.sh}). Whatever is not gone through here works as well, a little slower.
 */
@Command(name = "train", hidden = true)
final class TrainCommand implements Callable<Integer> {

    private static final List<List<String>> USUAL = List.of(
            List.of("plan"),
            List.of("plan", "--json"),
            List.of("run", "list"),
            List.of("run", "list", "--json"),
            List.of("run", "show", "1"),
            List.of("slow-queries", "analyze", "-"),
            List.of("slow-queries", "analyze", "-", "--json"),
            List.of("slow-queries", "fingerprint"),
            List.of("serve", "--check"));

    private final Invocation invocation;

    TrainCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        Map<String, String> environment = new HashMap<>(invocation.environment());
        environment.remove(OwnAddress.URL); // never on a real database
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        int worst = 0;
        for (List<String> line : USUAL) {
            Invocation usual = new Invocation(nowhere, nowhere, invocation.clock(), environment);
            String[] args = line.toArray(new String[line.size() + 2]);
            args[line.size()] = "--home";
            args[line.size() + 1] = invocation.home().path().toString();
            int code = Commands.execute(usual, args);
            invocation.out().println(String.join(" ", line) + ": " + code);
            worst = Math.max(worst, code);
        }
        return worst;
    }
}
