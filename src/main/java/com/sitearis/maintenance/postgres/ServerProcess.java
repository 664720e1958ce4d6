package com.sitearis.maintenance.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A PostgreSQL server as our own child, in the foreground, on 127.0.0.1 only. */
final class ServerProcess {

    private static final Duration STOP_TIME = Duration.ofSeconds(60);

    private final PgProgram postgres;
    private final Path data;
    private final Path log;
    private final Account account;
    private final Process process;
    private final AtomicBoolean stopping = new AtomicBoolean();

    private ServerProcess(PgProgram postgres, Path data, Path log, Account account, Process process) {
        this.postgres = postgres;
        this.data = data;
        this.log = log;
        this.account = account;
        this.process = process;
    }

    /**
     * Starts it and returns at once.
     *
     * @param log what it prints; the file begins anew
     */
    static ServerProcess start(
            PgProgram postgres, Path data, Map<String, String> settings, Path log, Tether tether, Account account) {
        List<String> command = new ArrayList<>(
                List.of(postgres.path().toString(), "-D", data.toString(), "-c", "listen_addresses=127.0.0.1"));
        settings.forEach((name, value) -> {
            command.add("-c");
            command.add(name + "=" + value);
        });
        try {
            ProcessBuilder builder = ChildEnvironment.bare(tether.around(account, command))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            Process process = ChildStarter.start(builder);
            process.getOutputStream().close();
            return new ServerProcess(postgres, data, log, account, process);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + postgres.path(), e);
        }
    }

    /** Tells when the server ends without having been asked to. */
    void watch(Runnable ended) {
        Thread watch = new Thread(
                () -> {
                    process.onExit().join();
                    if (!stopping.get()) {
                        ended.run();
                    }
                },
                "watch over PostgreSQL " + process.pid());
        watch.setDaemon(true);
        watch.start();
    }

    /** Waits until it takes connections; false when it ended or the time is over. */
    boolean awaitReady(Duration time) {
        Deadline deadline = Deadline.in(time);
        deadline.await(() -> isReady() || !process.isAlive());
        return process.isAlive() && isReady();
    }

    /** As pg_ctl does it: the server writes its state into line 8 of its pid file. */
    private boolean isReady() {
        List<String> lines = PidFile.lines(data);
        return lines.size() >= 8
                && lines.get(0).strip().equals(Long.toString(process.pid()))
                && lines.get(7).strip().equals("ready");
    }

    /**
     * Stops it: {@code fast} ends sessions and keeps the data, {@code immediate} throws everything away.
     *
     * <p>Not by {@code Process.destroy}: a SIGTERM means "when the last client has gone".
     */
    void stop(String mode) {
        stopping.set(true);
        if (process.isAlive()) {
            ShortCommand.run(Tether.TERM.around(
                    account,
                    List.of(
                            postgres.sibling("pg_ctl").path().toString(),
                            "kill",
                            mode.equals("fast") ? "INT" : "QUIT",
                            Long.toString(process.pid()))));
        }
        if (!ended(STOP_TIME)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            ended(Duration.ofSeconds(10));
        }
    }

    private boolean ended(Duration time) {
        boolean interrupted = Thread.interrupted();
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
            return false;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The end of what it printed, for a failure's message. */
    String lastWords() {
        return lastWords(log);
    }

    static String lastWords(Path log) {
        try {
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join(
                    System.lineSeparator() + "  ", lines.subList(Math.max(0, lines.size() - 6), lines.size()));
        } catch (IOException e) {
            return "(its log " + log + " cannot be read: " + e.getMessage() + ")";
        }
    }
}
