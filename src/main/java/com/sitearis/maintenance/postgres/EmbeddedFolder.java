package com.sitearis.maintenance.postgres;

import com.sitearis.maintenance.plan.Home;
import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.plan.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What lies in the home's {@code postgres} folder: data, sockets, log, the password and the port.
 *
 * @param path where it really is
 */
record EmbeddedFolder(Path path) {

    static final String SUPERUSER = "maintenance";

    /** The oldest version the product's own schema runs on. */
    static final int OLDEST_MAJOR = 14;

    /** A socket's path must fit into 107 bytes, with the file's own name. */
    private static final int SOCKET_FOLDER_LIMIT = 107 - "/.s.PGSQL.65535".length();

    static EmbeddedFolder prepare(Home home, Account account) {
        EmbeddedFolder folder = new EmbeddedFolder(ServerFolder.prepare(home.postgres(), account));
        try {
            // What a killed server left there would keep the next one from starting.
            FolderTree.delete(folder.socket());
            folder.make(folder.socket(), account);
            folder.make(folder.log(), account);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare " + folder.path, e);
        }
    }

    private void make(Path folder, Account account) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        account.own(folder);
    }

    Path data() {
        return path.resolve("data");
    }

    Path log() {
        return path.resolve("log");
    }

    Path startLog() {
        return path.resolve("start.log");
    }

    private Path socket() {
        return path.resolve("socket");
    }

    /** Empty, which means none, where the path is too long. */
    String socketSetting() {
        String folder = socket().toString();
        return folder.getBytes(StandardCharsets.UTF_8).length <= SOCKET_FOLDER_LIMIT ? folder : "";
    }

    private Path passwordFile() {
        return path.resolve("password");
    }

    private Path portFile() {
        return path.resolve("port");
    }

    /** The server program for the data that is there, or the newest one for a new folder. */
    PgProgram program(PgPrograms programs) {
        Path version = data().resolve("PG_VERSION");
        if (Files.notExists(data())) {
            int newest = programs.newestMajor("postgres").orElse(0);
            return programs.exactly("postgres", Math.max(newest, OLDEST_MAJOR));
        }
        int major = 0;
        try {
            major = Integer.parseInt(Files.readString(version).strip());
            return programs.exactly("postgres", major);
        } catch (PgProgramMissing e) {
            throw new DataFolderOfOtherVersion(data(), major, e);
        } catch (IOException | NumberFormatException e) {
            throw new PgServerFailed(
                    data() + " is not a data folder of PostgreSQL: " + e,
                    "bring it back from a copy, or move it away to begin with an empty server",
                    e);
        }
    }

    /** Creates the data when there is none; the password first, so that no data is ever without one. */
    void createData(PgProgram postgres, Account account) {
        if (Files.notExists(data())) {
            Secret password = PrivateFile.password(passwordFile());
            DataFolder.create(postgres, data(), SUPERUSER, password, account, "--data-checksums");
        } else if (Files.notExists(passwordFile())) {
            throw new PgServerFailed(
                    "the embedded server's password file " + passwordFile() + " is missing",
                    "bring it back from a copy; the runbook page tells how to set a new password",
                    null);
        }
    }

    /** The port chosen before, if it is free; else another, kept from now on. */
    int choosePort() {
        OptionalInt kept = keptPort();
        int port = kept.isPresent() && FreePort.isFree(kept.getAsInt()) ? kept.getAsInt() : FreePort.any();
        try {
            PrivateFile.write(portFile(), Integer.toString(port));
            return port;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + portFile(), e);
        }
    }

    private OptionalInt keptPort() {
        try {
            return Files.exists(portFile())
                    ? OptionalInt.of(
                            Integer.parseInt(Files.readString(portFile()).strip()))
                    : OptionalInt.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot read " + portFile() + "; only the account that runs the server may", e);
        }
    }

    /** How to connect, from what the running server's program wrote; empty while it has not written everything. */
    Optional<PgAddress> address() {
        OptionalInt port = keptPort();
        if (port.isEmpty() || Files.notExists(passwordFile())) {
            return Optional.empty();
        }
        Secret password = PrivateFile.password(passwordFile());
        return Optional.of(new PgAddress(
                "127.0.0.1",
                port.getAsInt(),
                EmbeddedServer.DATABASE,
                SUPERUSER,
                password,
                Map.of("sslmode", "disable")));
    }
}
