package com.sitearis.maintenance.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One PostgreSQL server for all tests of this JVM; it dies with the JVM. */
final class ThrowAwayServer {

    private static final Path BIN = Path.of(System.getProperty("pg.bin", "/usr/lib/postgresql/15/bin"));
    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));
    private static final ThrowAwayServer ONE = new ThrowAwayServer();

    private final int port;

    private ThrowAwayServer() {
        try {
            Path folder = Files.createTempDirectory("run-it");
            port = freePort();
            if (ROOT) {
                call(List.of("chown", "postgres", folder.toString()));
            }
            String data = folder.resolve("data").toString();
            call(asPostgres(BIN.resolve("initdb").toString(), "-D", data, "-U", "postgres", "-A", "trust", "-N"));
            Process server = new ProcessBuilder(asPostgres(
                            BIN.resolve("postgres").toString(),
                            "-D",
                            data,
                            "-p",
                            String.valueOf(port),
                            "-k",
                            folder.toString(),
                            "-c",
                            "fsync=off",
                            "-c",
                            "listen_addresses=127.0.0.1"))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(server::destroyForcibly));
            Waiting.until("the server answers", Duration.ofMinutes(1), this::answers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String url() {
        return ONE.jdbc();
    }

    private String jdbc() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    private boolean answers() {
        try (var connection = DriverManager.getConnection(jdbc(), "postgres", "")) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private static List<String> asPostgres(String... command) {
        List<String> all = new ArrayList<>();
        if (ROOT) {
            all.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "--pdeathsig=INT"));
        }
        all.addAll(List.of(command));
        return all;
    }

    private static void call(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException(command + ": " + output);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
