package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.postgres.TestServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What {@code serve} starts for a plan's {@code console:}, in this program and on a free port. */
final class ServedConsole implements AutoCloseable {

    private final int port = PlantedHome.freePort();
    private final Map<String, String> environment;
    private final String[] place;
    private final OwnDatabase own;
    private final ConfigurableApplicationContext context;

    /** @param console in plan.yaml, with {@code PORT} where a free one goes */
    ServedConsole(Path folder, String console) throws Exception {
        PgAddress database = TestServer.createDatabase("served_console");
        environment = Map.of(
                "MAINTENANCE_DATABASE_URL",
                "postgresql://%s@%s:%d/%s"
                        .formatted(database.user(), database.host(), database.port(), database.database()),
                "MAINTENANCE_DATABASE_PASSWORD",
                Objects.requireNonNull(database.password()).reveal());
        Files.writeString(
                folder.resolve("plan.yaml"),
                "name: Doors\nzone: UTC\nenvironments: [test]\nconsole: "
                        + console.replace("PORT", Integer.toString(port)) + "\n");
        place = new String[] {
            "--plan", folder.toString(), "--home", folder.resolve("var").toString()
        };
        Invocation made = new Invocation(
                new PrintWriter(new StringWriter()),
                new PrintWriter(new StringWriter()),
                Clock.systemUTC(),
                environment);
        // The words that say where plan and home are, understood as in any command.
        Commands.execute(made, words("plan"));
        own = OwnDatabase.own(made);
        PlanSource source = new PlanSource(made);
        context = new Engine(made, source, own).start(source.read().plan(), true);
    }

    int port() {
        return port;
    }

    Said say(String... line) {
        return Said.in(environment, words(line));
    }

    private String[] words(String... line) {
        return Stream.concat(Stream.of(line), Stream.of(place)).toArray(String[]::new);
    }

    JdbcClient jdbc() {
        return own.jdbc();
    }

    @Override
    public void close() {
        context.close();
        own.close();
    }
}
