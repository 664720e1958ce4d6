package com.sitearis.maintenance.postgres;

import com.sitearis.maintenance.plan.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Creates data folders with {@code initdb}. */
final class DataFolder {

    private DataFolder() {}

    /**
     * Creates it whole or not at all: a folder that initdb was killed in would pass for a database later.
     *
     * @param superuser the account that owns everything, with the password, also for connections from this machine
     */
    static void create(
            PgProgram postgres, Path data, String superuser, Secret password, Account account, String... options) {
        Path unfinished = data.resolveSibling(data.getFileName() + ".new");
        Path passwordFile = data.resolveSibling(data.getFileName() + ".password");
        try {
            FolderTree.delete(unfinished);
            Files.deleteIfExists(passwordFile);
            PrivateFile.write(passwordFile, password.reveal());
            account.own(passwordFile);
            Files.createDirectory(unfinished);
            account.own(unfinished);
            initdb(command(postgres, unfinished, superuser, passwordFile, options), account);
            Files.move(unfinished, data);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create the data folder " + data, e);
        } finally {
            PrivateFile.delete(passwordFile);
        }
    }

    private static List<String> command(
            PgProgram postgres, Path data, String superuser, Path passwordFile, String... options) {
        List<String> command = new ArrayList<>(List.of(
                postgres.sibling("initdb").path().toString(),
                "--pgdata=" + data,
                "--username=" + superuser,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=" + locale()));
        command.addAll(List.of(options));
        return command;
    }

    /** Code points in order: the same everywhere, and an upgrade of the C library cannot break indexes. */
    private static String locale() {
        return Files.isDirectory(Path.of("/proc/self")) ? "C.UTF-8" : "C";
    }

    private static void initdb(List<String> command, Account account) {
        ShortCommand.Answer answer = ShortCommand.run(Tether.TERM.around(account, command));
        if (answer.exitCode() != 0) {
            throw new PgServerFailed(
                    "initdb ended with exit code " + answer.exitCode() + ": "
                            + answer.output().strip(),
                    "see what initdb says: most often the disk is full or the folder is not writable",
                    null);
        }
    }
}
