package com.sitearis.maintenance.postgres;

import com.sitearis.maintenance.plan.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * An empty data folder, made once by initdb (about a second) and copied for each scratch server (a tenth of that).
 *
 * <p>Another installation of the programs gets another template: its catalogue may differ.
 */
record ScratchTemplate(Path folder, Account account) {

    static final String SUPERUSER = "maintenance_scratch";

    static ScratchTemplate of(PgProgram postgres, Path scratch, Account account) {
        Path folder = scratch.resolve(".template-" + postgres.major() + "-" + installation(postgres));
        if (Files.notExists(folder)) {
            create(postgres, folder, account);
        }
        return new ScratchTemplate(folder, account);
    }

    /** Made under a name of its own and then renamed; when another program was quicker, its template is as good. */
    private static void create(PgProgram postgres, Path folder, Account account) {
        try {
            Path mine = Files.createTempDirectory(folder.getParent(), ".unfinished-");
            Files.setPosixFilePermissions(mine, PosixFilePermissions.fromString("rwx--x--x"));
            Secret password = PrivateFile.password(mine.resolve("password"));
            DataFolder.create(postgres, mine.resolve("data"), SUPERUSER, password, account, "--no-sync");
            try {
                Files.move(mine, folder, StandardCopyOption.ATOMIC_MOVE);
            } catch (DirectoryNotEmptyException | FileAlreadyExistsException e) {
                FolderTree.delete(mine);
            } catch (FileSystemException e) {
                if (Files.notExists(folder)) {
                    throw e;
                }
                FolderTree.delete(mine);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create the template of scratch servers " + folder, e);
        }
    }

    private static String installation(PgProgram postgres) {
        try {
            return HexFormat.of()
                    .toHexDigits(Objects.hash(
                            postgres.path().toString(),
                            Files.getLastModifiedTime(postgres.path()).toMillis(),
                            Files.size(postgres.path())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Secret password() {
        return PrivateFile.password(folder.resolve("password"));
    }

    /** A copy with owner and permissions; file systems that can share the blocks do. */
    void copyTo(Path data) {
        boolean linux = Files.isDirectory(Path.of("/proc/self"));
        String from = folder.resolve("data").toString();
        List<String> command = linux
                ? List.of("cp", "-a", "--reflink=auto", from, data.toString())
                : List.of("cp", "-Rp", from, data.toString());
        ShortCommand.Answer answer = ShortCommand.run(Tether.TERM.around(command));
        if (answer.exitCode() != 0) {
            throw new PgServerFailed(
                    "cannot copy " + from + " to " + data + ": "
                            + answer.output().strip(),
                    "most often the disk is full",
                    null);
        }
    }
}
