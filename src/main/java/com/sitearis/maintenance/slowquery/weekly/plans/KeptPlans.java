package com.sitearis.maintenance.slowquery.weekly.plans;

import com.sitearis.maintenance.slowquery.weekly.review.ServerLook.PlanBefore;
import com.sitearis.maintenance.slowquery.weekly.review.ServerLook.SeenPlan;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The plans of the weeks, in {@code app.query_plan}. */
public final class KeptPlans {

    private final JdbcClient jdbc;

    public KeptPlans(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps a week's plans; those of a week that were kept before stay. */
    public void keep(String database, LocalDate monday, Map<Long, SeenPlan> plans) {
        plans.forEach((hash, plan) -> jdbc.sql("""
                        insert into app.query_plan (target, fingerprint, monday, shape, cost, text)
                        values (:target, :fingerprint, :monday, :shape, :cost, :text)
                        on conflict do nothing""")
                .param("target", database)
                .param("fingerprint", hash)
                .param("monday", monday)
                .param("shape", plan.shape())
                .param("cost", plan.cost())
                .param("text", plan.text())
                .update());
    }

    /** The latest plan of a week before. */
    Optional<PlanBefore> before(String database, long fingerprint, LocalDate monday) {
        return jdbc.sql("""
                        select monday, shape, cost, text from app.query_plan
                         where target = :target and fingerprint = :fingerprint and monday < :monday
                         order by monday desc limit 1""")
                .param("target", database)
                .param("fingerprint", fingerprint)
                .param("monday", monday)
                .query((row, number) -> new PlanBefore(
                        row.getObject("monday", LocalDate.class),
                        row.getString("shape"),
                        row.getDouble("cost"),
                        row.getString("text")))
                .optional();
    }
}
