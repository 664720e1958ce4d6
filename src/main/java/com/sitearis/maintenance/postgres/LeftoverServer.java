package com.sitearis.maintenance.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server that outlived its program: still shutting down after a {@code kill -9}, or never told (no setpriv).
 *
 * <p>Whoever calls this holds the lock of the folder, so a server in it belongs to nobody. PostgreSQL itself only looks
 * whether the process id in {@code postmaster.pid} exists, and refuses to start when it is a zombie or somebody else's by
 * now; we look for processes that work in the data folder, every server process does, and only then remove the file.
 */
final class LeftoverServer {

    private static final Logger log = LoggerFactory.getLogger(LeftoverServer.class);

    private static final Path PROC = Path.of("/proc");

    private LeftoverServer() {}

    /** Ends it with its data kept. */
    static void end(Path data, PgProgram postgres, Account account) {
        if (Files.notExists(PidFile.of(data))) {
            return;
        }
        if (!Files.isDirectory(PROC.resolve("self"))) {
            endWithoutProc(data, postgres, account);
            return;
        }
        if (!within(data).isEmpty()) {
            log.info("a server that outlived its program still works in {}; it is shut down", data);
            signal("INT", data, postgres, account);
            if (!emptied(data, Duration.ofSeconds(60))) {
                signal("QUIT", data, postgres, account);
                emptied(data, Duration.ofSeconds(10));
            }
            kill(data);
        }
        delete(PidFile.of(data));
    }

    /** Ends it at once; its data is thrown away anyway. */
    static void kill(Path data) {
        if (!emptied(data, Duration.ZERO)) {
            within(data).forEach(ProcessHandle::destroyForcibly);
            if (!emptied(data, Duration.ofSeconds(10))) {
                throw new PgServerFailed(
                        "processes "
                                + within(data).stream().map(ProcessHandle::pid).toList() + " still work in " + data,
                        "they cannot be killed, often because of a hanging disk; look at them with ps, then try again",
                        null);
            }
        }
    }

    private static boolean emptied(Path data, Duration time) {
        return Deadline.in(time).await(() -> within(data).isEmpty());
    }

    private static void signal(String signal, Path data, PgProgram postgres, Account account) {
        PidFile.pid(data)
                .ifPresent(pid -> ShortCommand.run(Tether.TERM.around(
                        account,
                        List.of(postgres.sibling("pg_ctl").path().toString(), "kill", signal, Long.toString(pid)))));
    }

    /** Processes whose working directory is the data folder; zombies have none. */
    static List<ProcessHandle> within(Path data) {
        List<ProcessHandle> found = new ArrayList<>();
        if (!Files.isDirectory(PROC)) {
            return found;
        }
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                if (worksIn(process.resolve("cwd"), data)) {
                    ProcessHandle.of(Long.parseLong(process.getFileName().toString()))
                            .ifPresent(found::add);
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + PROC, e);
        }
    }

    private static boolean worksIn(Path cwd, Path data) {
        try {
            return Files.readSymbolicLink(cwd).equals(data);
        } catch (IOException e) {
            // Ended just now, a zombie, or another account's: none of ours.
            return false;
        }
    }

    /** macOS: the process must at least be a server's; a foreign process with the same id is left alone. */
    private static void endWithoutProc(Path data, PgProgram postgres, Account account) {
        boolean server = PidFile.pid(data).stream()
                .mapToObj(ProcessHandle::of)
                .flatMap(java.util.Optional::stream)
                .anyMatch(process -> process.info().command().orElse("").endsWith("postgres"));
        if (server) {
            log.info("a server that outlived its program still works in {}; it is shut down", data);
            ShortCommand.run(Tether.TERM.around(
                    account,
                    List.of(
                            postgres.sibling("pg_ctl").path().toString(),
                            "stop",
                            "-D",
                            data.toString(),
                            "-m",
                            "fast",
                            "-w",
                            "-t",
                            "60")));
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + file, e);
        }
    }
}
