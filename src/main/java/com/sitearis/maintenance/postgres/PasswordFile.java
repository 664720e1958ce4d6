package com.sitearis.maintenance.postgres;

import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.plan.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A libpq password file that only we can read and that lives as long as its child.
 *
 * <p>Its name carries the program that wrote it, so that another program on the same home removes the files of dead
 * programs and no others.
 */
final class PasswordFile implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PasswordFile.class);

    private static final FileAttribute<?> PRIVATE_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private static final Pattern NAME = Pattern.compile("pgpass-(\\d+)-(\\d+)-.*");

    private final Path path;

    private PasswordFile(Path path) {
        this.path = path;
    }

    /** Writes the address's password; empty when it has none. */
    static Optional<PasswordFile> of(PgAddress address, Path spool) {
        Secret password = address.password();
        return password == null ? Optional.empty() : Optional.of(write(line(address, password), spool));
    }

    private static PasswordFile write(String line, Path spool) {
        try {
            Files.createDirectories(spool, PRIVATE_FOLDER);
            // createTempFile makes it 0600; libpq ignores a password file that others may read.
            Path file = Files.createTempFile(spool, "pgpass-" + mark(ProcessHandle.current()) + "-", "");
            Files.writeString(file, line);
            return new PasswordFile(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a password file in " + spool, e);
        }
    }

    /** Any database, because pg_dumpall goes from one to the next; a socket's folder has its own rules for the host. */
    static String line(PgAddress address, Secret password) {
        String secret = password.reveal();
        if (secret.indexOf('\n') >= 0 || secret.indexOf('\r') >= 0) {
            throw new DatabaseUnreachable(
                    "the password in " + password.variable() + " contains a line break, which libpq cannot take",
                    "look for a stray line end where " + password.variable() + " is set",
                    false,
                    null);
        }
        boolean oneHost = !address.host().startsWith("/") && !address.host().contains(",");
        String host = oneHost ? escaped(address.host()) : "*";
        return host + ":" + address.port() + ":*:" + escaped(address.user()) + ":" + escaped(secret) + "\n";
    }

    private static String escaped(String field) {
        return field.replace("\\", "\\\\").replace(":", "\\:");
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            log.warn("cannot delete the password file {}; the next start tries again", path, e);
        }
    }

    /** Removes the files of programs that are no more. */
    static void removeLeftovers(Path spool) {
        if (!Files.isDirectory(spool)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(spool, "pgpass-*")) {
            for (Path file : files) {
                if (!writerLives(file.getFileName().toString())) {
                    new PasswordFile(file).close();
                }
            }
        } catch (IOException e) {
            log.warn("cannot look for left over password files in {}", spool, e);
        }
    }

    private static boolean writerLives(String name) {
        Matcher mark = NAME.matcher(name);
        return mark.matches()
                && ProcessHandle.of(Long.parseLong(mark.group(1)))
                        .map(process -> name.startsWith("pgpass-" + mark(process) + "-"))
                        .orElse(false);
    }

    /** Process ids come again, in a container even at once; with the start time they do not. */
    private static String mark(ProcessHandle process) {
        long started = process.info()
                .startInstant()
                .map(java.time.Instant::toEpochMilli)
                .orElse(0L);
        return process.pid() + "-" + started;
    }
}
