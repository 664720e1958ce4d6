package com.sitearis.maintenance.postgres;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ties a child to this program's life: the kernel signals it when we die, also by {@code kill -9}.
 *
 * <p>{@code setpriv} (util-linux) asks for the signal and becomes the child, so the child's process id is the program's
 * own. Where it is missing (macOS, BusyBox) children are started without, and what is left over is ended at the next
 * start.
 */
enum Tether {
    /** For clients: pg_dump and pg_restore then cancel their queries and end their workers, which a KILL would leave. */
    TERM,
    /** For a server that must keep its data: fast shutdown. */
    INT,
    /** For a server that is thrown away: immediate shutdown. */
    QUIT;

    private static final Logger log = LoggerFactory.getLogger(Tether.class);

    /** A session of its own: Ctrl-C on the terminal is for this program, which ends its children in the right order. */
    private static final List<String> OWN_SESSION =
            Files.isExecutable(Path.of("/usr/bin/setsid")) ? List.of("/usr/bin/setsid") : List.of();

    /** The command that runs the given one, tethered. */
    List<String> around(List<String> command) {
        return around(Account.OURS, command);
    }

    /** The command that runs the given one, tethered and under the account. */
    List<String> around(Account account, List<String> command) {
        Optional<Path> setpriv = Setpriv.FOUND;
        if (setpriv.isEmpty()) {
            return account.without(command);
        }
        List<String> whole = new ArrayList<>(OWN_SESSION);
        whole.addAll(account.with(setpriv.get()));
        // After the change of account, which clears the signal: setpriv asks for it last.
        whole.add("--pdeathsig=" + name());
        whole.add("--");
        whole.addAll(command);
        return whole;
    }

    /** Found once; looking again for every child would cost a process. */
    static final class Setpriv {
        static final Optional<Path> FOUND = find();

        private Setpriv() {}

        private static Optional<Path> find() {
            Optional<Path> found = Stream.of("/usr/bin/setpriv", "/bin/setpriv", "/usr/local/bin/setpriv")
                    .map(Path::of)
                    .filter(Files::isExecutable)
                    .filter(Setpriv::knowsTheSignal)
                    .findFirst();
            if (found.isEmpty()) {
                log.info("no setpriv of util-linux here: children that outlive a killed program end at its next start");
            }
            return found;
        }

        /** BusyBox has a setpriv that knows no parent-death signal. */
        private static boolean knowsTheSignal(Path setpriv) {
            return ShortCommand.run(List.of(setpriv.toString(), "--pdeathsig=TERM", "--", "true"))
                            .exitCode()
                    == 0;
        }
    }
}
