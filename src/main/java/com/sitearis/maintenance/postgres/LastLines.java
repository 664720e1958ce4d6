package com.sitearis.maintenance.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a child's error stream on a thread of its own, so that a talkative child never waits for us, and keeps the last
 * lines without passwords.
 */
final class LastLines {

    private static final Logger log = LoggerFactory.getLogger(LastLines.class);

    private static final int LINES = 100;
    private static final int LINE_LENGTH = 2_000;

    private final Deque<String> kept = new ArrayDeque<>();
    private final @Nullable String secret;
    private final Thread reader;

    private LastLines(Process process, @Nullable String secret) {
        this.secret = secret;
        this.reader = new Thread(() -> read(process), "stderr of " + process.pid());
        reader.setDaemon(true);
    }

    static LastLines of(Process process, @Nullable String secret) {
        LastLines lines = new LastLines(process, secret);
        lines.reader.start();
        return lines;
    }

    private void read(Process process) {
        try (BufferedReader errors =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            for (String line = errors.readLine(); line != null; line = errors.readLine()) {
                keep(line);
            }
        } catch (IOException e) {
            // The stream is closed under us when the child is killed.
            log.debug("the error stream of process {} ended", process.pid(), e);
        }
    }

    private synchronized void keep(String line) {
        String clean = scrubbed(line, secret);
        kept.addLast(clean.length() > LINE_LENGTH ? clean.substring(0, LINE_LENGTH) + "…" : clean);
        if (kept.size() > LINES) {
            kept.removeFirst();
        }
    }

    /** No program of PostgreSQL prints the password; a connection string in an extension's message might. */
    static String scrubbed(String line, @Nullable String secret) {
        return secret == null || secret.isEmpty() ? line : line.replace(secret, "***");
    }

    synchronized List<String> lines() {
        return List.copyOf(kept);
    }

    /** Until the stream has ended; a grandchild that holds it open must not hold us for ever. */
    void awaitEnd() throws InterruptedException {
        reader.join(2_000);
    }
}
