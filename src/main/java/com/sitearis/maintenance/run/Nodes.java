package com.sitearis.maintenance.run;

import static com.sitearis.maintenance.run.SqlTime.instant;
import static com.sitearis.maintenance.run.SqlTime.timestamp;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The programs that serve the plan, for people and for the question whether anybody serves at all. No run depends on it. */
public final class Nodes {

    /** A node that was not seen for so long does not serve. */
    public static final Duration SILENT_AFTER = Duration.ofSeconds(20);

    static final Duration BEAT = Duration.ofSeconds(5);

    private static final String SEEN = """
            insert into app.node (name, host, pid, version, started, seen)
            values (:name, :host, :pid, :version, :started, :now)
            on conflict (name) do update
            set seen = excluded.seen, started = excluded.started, version = excluded.version""";

    /**
     * A node as last heard of.
     *
     * @param planDigest of the plan it has loaded, or null
     * @param planProblem why it could not load a newer one, or null
     */
    public record Heard(
            Node node,
            Instant seen,
            @Nullable String planDigest,
            @Nullable String planProblem) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    public Nodes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Tells that the node lives. */
    public void beat(Node node) {
        jdbc.sql(SEEN)
                .param("name", node.name())
                .param("host", node.host())
                .param("pid", node.pid())
                .param("version", node.version())
                .param("started", timestamp(node.started()))
                .param("now", timestamp(clock.instant()))
                .update();
    }

    /** Notes which plan the node has loaded, and what is wrong with the one it could not load. */
    public void planLoaded(Node node, @Nullable String digest, @Nullable String problem) {
        beat(node);
        jdbc.sql("update app.node set plan_digest = :digest, plan_problem = :problem where name = :name")
                .param("digest", digest)
                .param("problem", problem)
                .param("name", node.name())
                .update();
    }

    /** The node ends in order; those that died a week ago are forgotten with it. */
    public void gone(Node node) {
        jdbc.sql("delete from app.node where name = :name or seen < :longAgo")
                .param("name", node.name())
                .param("longAgo", timestamp(clock.instant().minus(Duration.ofDays(7))))
                .update();
    }

    /** Nodes that were seen lately. */
    public List<Heard> serving() {
        return jdbc.sql("select * from app.node where seen > :since order by name")
                .param("since", timestamp(clock.instant().minus(SILENT_AFTER)))
                .query(Nodes::read)
                .list();
    }

    private static Heard read(ResultSet row, int number) throws SQLException {
        return new Heard(
                new Node(
                        row.getString("name"),
                        row.getString("host"),
                        row.getLong("pid"),
                        row.getString("version"),
                        instant(row, "started")),
                instant(row, "seen"),
                row.getString("plan_digest"),
                row.getString("plan_problem"));
    }
}
