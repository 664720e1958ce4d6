package com.sitearis.maintenance.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The account a server runs under: PostgreSQL refuses to run as root, so then it is {@code postgres}.
 *
 * @param name null for the account of this program
 */
record Account(@Nullable String name) {

    static final Account OURS = new Account(null);

    /** Ours, or {@code postgres} when we are root. */
    static Account forServers() {
        return new UnixSystem().getUid() == 0 ? new Account("postgres") : OURS;
    }

    boolean isOurs() {
        return name == null;
    }

    /** How setpriv changes to it. */
    List<String> with(Path setpriv) {
        return name == null
                ? List.of(setpriv.toString())
                : List.of(setpriv.toString(), "--reuid=" + name, "--regid=" + name, "--init-groups");
    }

    /** The command under this account where there is no setpriv. */
    List<String> without(List<String> command) {
        if (name != null) {
            throw new PgServerFailed(
                    "the embedded server cannot run as root, and there is no setpriv to change the account",
                    "install util-linux, or start the program as an ordinary user",
                    null);
        }
        return command;
    }

    /** Whether this account can enter the folder; asked of the kernel, which also knows of access lists. */
    boolean canEnter(Path folder) {
        return isOurs()
                || ShortCommand.run(Tether.TERM.around(this, List.of("test", "-x", folder.toString())))
                                .exitCode()
                        == 0;
    }

    /** Gives it the file or folder. */
    void own(Path path) {
        if (name == null) {
            return;
        }
        try {
            var accounts = path.getFileSystem().getUserPrincipalLookupService();
            Files.setOwner(path, accounts.lookupPrincipalByName(name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot give " + path + " to the account " + name, e);
        }
    }
}
