package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.cli.api.ServerAccess;
import com.sitearis.maintenance.cli.api.ServerApi;
import com.sitearis.maintenance.console.server.LocalServer;
import com.sitearis.maintenance.plan.Home;
import com.sitearis.maintenance.plan.PlanFolder;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** One start of the program: the options that every command takes, where its output goes, its clock and environment. */
final class Invocation {

    /** How long a server may take to answer; a figure of many samples takes seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String FOLDER = System.getProperty("maintenance.folder", "");

    @Option(
            names = "--plan",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "the folder of plan files (jobs/ beside the launcher)")
    private @Nullable Path plan;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "where the product keeps its own data (MAINTENANCE_HOME, or var/ beside the launcher)")
    private @Nullable Path home;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "answer in JSON")
    private boolean json;

    @Option(
            names = "--server",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description = "ask this server (MAINTENANCE_SERVER) instead of the one that serves the home")
    private @Nullable String server;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "the token for --server (MAINTENANCE_TOKEN_FILE, MAINTENANCE_TOKEN)")
    private @Nullable Path tokenFile;

    @Option(names = "--direct", scope = ScopeType.INHERIT, description = "ask no server: work on the home's database")
    private boolean direct;

    private final PrintWriter out;
    private final PrintWriter err;
    private final Clock clock;
    private final Map<String, String> environment;
    private @Nullable ServerApi api;

    Invocation(PrintWriter out, PrintWriter err, Clock clock, Map<String, String> environment) {
        this.out = out;
        this.err = err;
        this.clock = clock;
        this.environment = environment;
    }

    /** The folder asked for, or the one beside the launcher, or what is packed. */
    PlanFolder planFolder() {
        Path beside = Path.of(FOLDER, "jobs");
        return PlanFolder.choose(plan == null && Files.isDirectory(beside) ? beside : plan);
    }

    Home home() {
        String configured = environment.get("MAINTENANCE_HOME");
        if (home != null) {
            return new Home(home);
        }
        return new Home(configured != null ? Path.of(configured) : Path.of(FOLDER, "var"));
    }

    /** Whether a server other than the home's own was asked for. */
    boolean namesServer() {
        return ServerAccess.given(server, tokenFile, environment).isPresent();
    }

    /** The server to ask: the one that was named, else the one that serves this home by this plan. */
    Optional<ServerApi> findServer() {
        Optional<ServerAccess> named = ServerAccess.given(server, tokenFile, environment);
        if (named.isPresent()) {
            return Optional.of(ServerApi.of(named.get(), PATIENCE));
        }
        return direct
                ? Optional.empty()
                : LocalServer.of(home())
                        .filter(local ->
                                plan == null || local.plan().equals(planFolder().place()))
                        .flatMap(local -> ServerApi.of(local, person(), PATIENCE));
    }

    void goOver(ServerApi found) {
        api = found;
    }

    /** The server that answers this command; null when the command works on the database itself. */
    @Nullable
    ServerApi api() {
        return api;
    }

    /** What was found, and how its times are told. */
    record Found<T>(T what, Times times) {}

    /** Asks the server, if there is one, or finds out itself. */
    <D extends Desk, T> Found<T> find(
            Function<ServerApi, T> over, Function<Invocation, D> open, Function<D, T> direct) {
        ServerApi server = api;
        if (server != null) {
            return new Found<>(over.apply(server), new Times(server.zone()));
        }
        try (D desk = open.apply(this)) {
            return new Found<>(direct.apply(desk), desk.times());
        }
    }

    /** The same, told in the same words whichever way it was found. */
    <D extends Desk, T> void tell(
            Function<ServerApi, T> over,
            Function<Invocation, D> open,
            Function<D, T> direct,
            BiFunction<T, Times, String> text) {
        Found<T> found = find(over, open, direct);
        answer(found.what(), text.apply(found.what(), found.times()));
    }

    boolean json() {
        return json;
    }

    /** Answers with the JSON of {@code value}, or with the text for people. */
    void answer(Object value, String text) {
        out.println(json ? Json.write(value) : text);
    }

    /** Who asks, for the history of runs. */
    String person() {
        String sudo = environment.get("SUDO_USER");
        return sudo != null ? sudo : System.getProperty("user.name", "somebody");
    }

    PrintWriter out() {
        return out;
    }

    PrintWriter err() {
        return err;
    }

    Clock clock() {
        return clock;
    }

    Map<String, String> environment() {
        return environment;
    }

    /** A folder of its own below the home, unless a home was asked for. */
    Home homeOr(String below) {
        return home != null ? home() : new Home(home().path().resolve(below));
    }

    /** The same invocation on the demonstration's own home and plan. */
    Invocation demonstrating(Path demoHome, Path demoPlan) {
        Invocation other = new Invocation(out, err, clock, environment);
        other.home = demoHome;
        other.plan = demoPlan;
        other.json = json;
        return other;
    }

    /** The same invocation with one more variable in its environment. */
    Invocation knowing(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        Invocation other = new Invocation(out, err, clock, more);
        other.home = home;
        other.plan = plan;
        other.json = json;
        return other;
    }
}
