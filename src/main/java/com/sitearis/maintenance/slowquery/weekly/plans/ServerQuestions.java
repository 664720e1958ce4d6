package com.sitearis.maintenance.slowquery.weekly.plans;

import com.sitearis.maintenance.failure.Failure;
import com.sitearis.maintenance.plan.Database;
import com.sitearis.maintenance.slowquery.fingerprint.Fingerprint;
import com.sitearis.maintenance.slowquery.weekly.review.ServerLook;
import com.sitearis.maintenance.slowquery.weekly.review.ServerLook.Doubt;
import com.sitearis.maintenance.slowquery.weekly.review.ServerLook.IdleSession;
import com.sitearis.maintenance.slowquery.weekly.review.ServerLook.ScanSeen;
import com.sitearis.maintenance.slowquery.weekly.review.ServerLook.SeenPlan;
import com.sitearis.maintenance.slowquery.weekly.words.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/** Asks a maintained server what it would do with the worst statements, and who is idle in a transaction. */
public final class ServerQuestions {

    private final KeptPlans kept;
    private final Words words;

    private final Map<Long, SeenPlan> plans = new LinkedHashMap<>();
    private final Map<Long, String> refused = new LinkedHashMap<>();
    private final List<Doubt> doubts = new ArrayList<>();
    private boolean hypopg;

    public ServerQuestions(KeptPlans kept, Words words) {
        this.kept = kept;
        this.words = words;
    }

    /** What the server says; a server that cannot be asked is a doubt of the report, not its end. */
    public ServerLook ask(Database database, LocalDate monday, List<Fingerprint> worst) {
        List<IdleSession> idle = new ArrayList<>();
        try (ServerSession session = ServerSession.open(database.address())) {
            idle.addAll(sessions(session));
            Map<String, Double> rows = rows(session);
            for (Fingerprint statement : worst) {
                explain(session, database.name(), monday, statement, rows);
            }
        } catch (SQLException e) {
            doubts.add(new Doubt("doubt.unreachable", List.of(reason(e))));
        } catch (Failure e) {
            doubts.add(new Doubt("doubt.unreachable", List.of(String.valueOf(e.getMessage()))));
        }
        doubts.add(new Doubt("doubt.plans", List.of(plans.size(), worst.size())));
        return new ServerLook(Map.copyOf(plans), Map.copyOf(refused), List.copyOf(idle), List.copyOf(doubts));
    }

    private List<IdleSession> sessions(ServerSession session) throws SQLException {
        boolean seesAll = session.ask("rights", row -> {
                    hypopg = row.getBoolean("hypopg");
                    return row.getBoolean("sees_all");
                })
                .get(0);
        if (!seesAll) {
            doubts.add(new Doubt("doubt.foreign-sessions", List.of()));
        }
        if (!hypopg) {
            doubts.add(new Doubt("doubt.no-hypopg", List.of()));
        }
        return session.ask("idle-in-transaction", ServerQuestions::idle);
    }

    private static IdleSession idle(ResultSet row) throws SQLException {
        return new IdleSession(
                row.getString("account"),
                row.getString("application"),
                Duration.ofMillis((long) (row.getDouble("idle_seconds") * 1000)),
                Fingerprint.of(row.getString("last_statement")).text());
    }

    private static Map<String, Double> rows(ServerSession session) throws SQLException {
        Map<String, Double> rows = new HashMap<>();
        session.ask(
                "table-rows",
                row -> rows.put(row.getString("schema") + "." + row.getString("name"), row.getDouble("rows")));
        return rows;
    }

    private void explain(
            ServerSession session, String database, LocalDate monday, Fingerprint statement, Map<String, Double> rows)
            throws SQLException {
        Preparable question = Preparable.of(statement.text());
        if (question.refusal() != null) {
            refused.put(statement.hash(), words.say(question.refusal()));
            return;
        }
        try {
            PlanTree tree = PlanTree.parse(session.explain(question));
            List<ScanSeen> scans = new ArrayList<>();
            for (PlanTree.Scan scan : tree.scans()) {
                scans.add(scan(session, question, scan, rows));
            }
            plans.put(
                    statement.hash(),
                    new SeenPlan(
                            tree.shape(),
                            tree.cost(),
                            tree.text(),
                            kept.before(database, statement.hash(), monday).orElse(null),
                            scans));
        } catch (PSQLException e) {
            if (lost(e)) {
                throw e;
            }
            refused.put(statement.hash(), words.say("explain.refused", reason(e)));
        }
    }

    private ScanSeen scan(ServerSession session, Preparable question, PlanTree.Scan scan, Map<String, Double> rows)
            throws SQLException {
        Optional<String> index = IndexCandidate.of(scan);
        @Nullable
        Double with = hypopg && index.isPresent()
                ? (Double) PlanTree.parse(session.explainWith(question, index.get()))
                        .cost()
                : null;
        return new ScanSeen(
                scan.name(),
                rows.getOrDefault(scan.name(), 0.0),
                scan.kept(),
                PlanTree.plain(scan.filter()),
                index.orElse(null),
                with);
    }

    private static boolean lost(SQLException e) {
        String state = e.getSQLState();
        return state == null || state.startsWith("08") || state.startsWith("57P");
    }

    /** One line, without the value that a data exception (class 22) quotes. */
    private static String reason(SQLException e) {
        boolean data = String.valueOf(e.getSQLState()).startsWith("22");
        String message = e instanceof PSQLException problem && problem.getServerErrorMessage() != null
                ? String.valueOf(problem.getServerErrorMessage().getMessage())
                : String.valueOf(e.getMessage());
        String line = message.lines().findFirst().orElse("").strip();
        return data ? line.replaceAll("[\"'].*[\"']", "…") : line;
    }
}
