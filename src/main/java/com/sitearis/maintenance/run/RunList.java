package com.sitearis.maintenance.run;

import static com.sitearis.maintenance.run.SqlTime.timestamp;

import com.sitearis.maintenance.plan.JobSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lists of runs. Only the filters that are given stand in the query, so that each finds its index. */
final class RunList {

    private static final String LATEST = "select newest.*" + EachJob.FROM + """
            cross join lateral (
                select * from app.run
                where job = asked.job and target = asked.target order by slot desc limit 1) newest""";

    private final JdbcClient jdbc;

    RunList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Run> latest(List<JobSpec> jobs) {
        return EachJob.ask(jdbc, LATEST, jobs).query(Run::read).list();
    }

    List<Run> of(RunFilter filter) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        List<String> states = filter.states().stream().map(Enum::name).toList();
        add(conditions, values, "job = :job", "job", filter.job());
        add(conditions, values, "target = :target", "target", filter.target());
        add(conditions, values, "kind = :kind", "kind", filter.kind());
        add(conditions, values, "created >= :from", "from", timestamp(filter.from()));
        add(conditions, values, "created < :until", "until", timestamp(filter.until()));
        // A single state is followed in its index's order; of several the newest are sought.
        String inStates = states.size() == 1 ? "state = :states" : "state in (:states)";
        add(conditions, values, inStates, "states", states.isEmpty() ? null : states);
        RunFilter.Place before = filter.before();
        if (before != null) {
            add(conditions, values, "(created, id) < (:created, :id)", "created", timestamp(before.created()));
            values.put("id", before.id());
        }
        values.put("limit", filter.limit());
        return jdbc.sql("select * from app.run where " + String.join(" and ", conditions)
                        + " order by created desc, id desc limit :limit")
                .params(values)
                .query(Run::read)
                .list();
    }

    private static void add(
            List<String> conditions,
            Map<String, @Nullable Object> values,
            String condition,
            String name,
            @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.put(name, value);
        }
    }
}
