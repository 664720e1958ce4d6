package com.sitearis.maintenance.console.server;

import com.sitearis.maintenance.plan.Home;
import com.sitearis.maintenance.postgres.PrivateFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where the server of a home answers commands, as a private file of that home tells them.
 *
 * @param token in force as long as the server runs
 * @param started by which the process is told from a later one of the same number; null where that is not known
 * @param plan the folder of its plan files
 */
public record LocalServer(
        URI address, String token, long process, @Nullable String started, String plan) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Of this program. */
    static LocalServer here(URI address, String token, String plan) {
        long process = ProcessHandle.current().pid();
        return new LocalServer(address, token, process, startOf(process).orElse(null), plan);
    }

    /** The one that runs now; empty when there is none, when it was killed, or when its file is not for us to read. */
    public static Optional<LocalServer> of(Home home) {
        return read(file(home)).filter(LocalServer::runs);
    }

    public static Path file(Home home) {
        return home.path().resolve("server.json");
    }

    /** In the place of what a former server may have left. */
    void write(Home home) throws IOException {
        Files.createDirectories(home.path());
        PrivateFile.write(file(home), JSON.writeValueAsString(this));
    }

    /** Unless another server has taken its place. */
    void remove(Home home) {
        if (read(file(home)).filter(this::equals).isPresent()) {
            PrivateFile.delete(file(home));
        }
    }

    private boolean runs() {
        return ProcessHandle.of(process).filter(ProcessHandle::isAlive).isPresent()
                && (started == null || started.equals(startOf(process).orElse(null)));
    }

    private static Optional<String> startOf(long process) {
        return ProcessHandle.of(process)
                .flatMap(handle -> handle.info().startInstant())
                .map(Object::toString);
    }

    private static Optional<LocalServer> read(Path file) {
        try {
            return Optional.of(JSON.readValue(Files.readString(file), LocalServer.class));
        } catch (IOException | JacksonException e) {
            return Optional.empty(); // commands then work as if nobody served
        }
    }

    /** Without the token. */
    @Override
    public String toString() {
        return address + ", process " + process;
    }
}
