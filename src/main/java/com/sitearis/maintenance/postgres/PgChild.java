package com.sitearis.maintenance.postgres;

import com.sitearis.maintenance.plan.PgAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running client program: its streams, its end, and what it complained about.
 *
 * <p>It dies with this program. Its password file goes when it ends.
 */
public final class PgChild implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PgChild.class);

    private static final Duration GRACE = Duration.ofSeconds(2);

    private final String name;
    private final Process process;
    private final LastLines complaints;
    private final CompletableFuture<Void> passwordGone;

    private PgChild(String name, Process process, LastLines complaints, CompletableFuture<Void> passwordGone) {
        this.name = name;
        this.process = process;
        this.complaints = complaints;
        this.passwordGone = passwordGone;
    }

    static PgChild start(PgCommand command, Path spool) {
        PgAddress address = command.address();
        Optional<PasswordFile> password = address == null ? Optional.empty() : PasswordFile.of(address, spool);
        try {
            ProcessBuilder builder =
                    ChildEnvironment.client(Tether.TERM.around(command.line()), address, password.orElse(null));
            Path folder = command.workingDirectory();
            if (folder != null) {
                builder.directory(folder.toFile());
            }
            Process process = ChildStarter.start(builder);
            return new PgChild(
                    command.program().name(),
                    process,
                    LastLines.of(process, secret(address)),
                    process.onExit().thenRun(() -> password.ifPresent(PasswordFile::close)));
        } catch (IOException e) {
            password.ifPresent(PasswordFile::close);
            throw PgToolFailed.notStarted(command.program(), e);
        }
    }

    private static @Nullable String secret(@Nullable PgAddress address) {
        return address == null || address.password() == null
                ? null
                : address.password().reveal();
    }

    /** What the program prints, as it prints it; read it, or the program waits. */
    public InputStream stdout() {
        return process.getInputStream();
    }

    /** What the program reads; closing it tells the program that this was all. */
    public OutputStream stdin() {
        return process.getOutputStream();
    }

    /** The rest of what the program prints. For short texts only. */
    public String readAll() {
        try {
            return new String(stdout().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read what " + name + " prints", e);
        }
    }

    /** The last lines of its error stream, without passwords; complete once the program has ended. */
    public List<String> lastLines() {
        return complaints.lines();
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for the end, but no longer than this. */
    public void awaitExit(Duration atMost) throws InterruptedException {
        process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The process, to look at its children. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /**
     * Waits for the end and answers the exit code. An interrupt kills the program.
     *
     * @throws PgToolFailed when interrupted
     */
    public int await() {
        try {
            int exitCode = process.waitFor();
            complaints.awaitEnd();
            passwordGone.join();
            return exitCode;
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
            throw PgToolFailed.interrupted(name, e);
        }
    }

    /**
     * Waits for the end.
     *
     * @throws PgToolFailed when the exit code is not 0, with what the program said last
     */
    public void requireSuccess() {
        int exitCode = await();
        if (exitCode != 0) {
            throw PgToolFailed.ended(name, exitCode, complaints.lines());
        }
    }

    /**
     * Ends the program and its workers now: it is asked first, so that it cancels its queries on the server, and two
     * seconds later it is killed. Safe from any thread, and on a program that has ended.
     */
    public void kill() {
        List<ProcessHandle> workers = process.descendants().toList();
        process.destroy();
        boolean interrupted = Thread.interrupted();
        try {
            process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            Stream.concat(Stream.of(process.toHandle()), workers.stream()).forEach(ProcessHandle::destroyForcibly);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Kills the program if it still runs, and closes its streams. */
    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
        closeQuietly(process.getInputStream());
        closeQuietly(process.getOutputStream());
    }

    /** A pipe whose other end is gone has nothing left to tell; the exit code has told it. */
    private static void closeQuietly(AutoCloseable stream) {
        try {
            stream.close();
        } catch (Exception e) {
            log.debug("closing a child's stream", e);
        }
    }
}
