package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.plan.Home;
import com.sitearis.maintenance.plan.PlanFolder;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** One start of the program: the options that every command takes, where its output goes, its clock and environment. */
final class Invocation {

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

    private final PrintWriter out;
    private final PrintWriter err;
    private final Clock clock;
    private final Map<String, String> environment;

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
