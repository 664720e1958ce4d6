package com.sitearis.maintenance.slowquery.weekly.review;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the server itself said when the report was made.
 *
 * @param plans by the statement's hash
 * @param refused why a statement has no plan, by its hash
 * @param doubts keys of words with their arguments: what could not be seen
 */
public record ServerLook(
        Map<Long, SeenPlan> plans, Map<Long, String> refused, List<IdleSession> idle, List<Doubt> doubts) {

    /** Nobody asked the server. */
    public static final ServerLook NONE = new ServerLook(Map.of(), Map.of(), List.of(), List.of());

    /** A look always says for how many statements it has plans. */
    boolean asked() {
        return !doubts.isEmpty();
    }

    /**
     * A generic plan.
     *
     * @param shape hash of its nodes, without costs
     * @param cost in the planner's unit
     * @param text indented, without any literal
     * @param before the plan of the last week that has one; null when there is none
     */
    public record SeenPlan(
            String shape,
            double cost,
            String text,
            @Nullable PlanBefore before,
            List<ScanSeen> scans) {

        public boolean changed() {
            return before != null && !before.shape().equals(shape);
        }
    }

    public record PlanBefore(java.time.LocalDate monday, String shape, double cost, String text) {}

    /**
     * A sequential scan.
     *
     * @param rows of the table, as estimated
     * @param kept of them after the filter, as the planner expects
     * @param index what might serve it; null when the filter is not made of simple comparisons
     * @param costWith of the whole plan with that index, by HypoPG; null when unchecked
     */
    public record ScanSeen(
            String table,
            double rows,
            double kept,
            String filter,
            @Nullable String index,
            @Nullable Double costWith) {}

    /** A session that holds a transaction open and does nothing. */
    public record IdleSession(String user, String application, Duration idle, String lastStatement) {}

    public record Doubt(String key, List<Object> arguments) {}
}
