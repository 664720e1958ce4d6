package com.sitearis.maintenance.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which jobs are paused; kept in the database, where every node looks when a slot comes up (decision 105). */
public final class JobPauses {

    private static final String IN_FORCE = "resumed_at is null and since <= :now and until > :now";

    // Of two pauses for one job the newer replaces the older.
    private static final String PAUSE = """
            with former as (
                update app.job_pause set resumed_at = :now, resumed_by = :by
                where job = :job and resumed_at is null and until > :now)
            insert into app.job_pause (job, reason, paused_by, since, until) values (:job, :reason, :by, :now, :until)""";

    private static final String SKIP = "update app.job_pause set skipped = skipped + 1 where job = :job and " + IN_FORCE
            + " and not exists (select from app.run where job = :job and target = :target and slot = :slot)";

    private final JdbcClient jdbc;
    private final Clock clock;

    public JobPauses(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The pauses in force, by job. */
    public List<JobPause> inForce() {
        return jdbc.sql("select * from app.job_pause where " + IN_FORCE + " order by job, id")
                .param("now", now())
                .query(JobPauses::read)
                .list();
    }

    public Optional<JobPause> of(String job) {
        return jdbc.sql("select * from app.job_pause where job = :job and " + IN_FORCE + " order by id desc limit 1")
                .param("job", job)
                .param("now", now())
                .query(JobPauses::read)
                .optional();
    }

    /** Replaces a pause in force. */
    public JobPause pause(String job, String reason, String by, Instant until) {
        if (!until.isAfter(clock.instant())) {
            throw new PauseRefused("the pause would have ended at " + until + " already");
        }
        jdbc.sql(PAUSE)
                .param("job", job)
                .param("reason", reason)
                .param("by", by)
                .param("now", now())
                .param("until", Timestamp.from(until))
                .update();
        return of(job).orElseThrow();
    }

    /** False when the job was not paused. */
    public boolean resume(String job, String by) {
        return jdbc.sql("update app.job_pause set resumed_at = :now, resumed_by = :by where job = :job and " + IN_FORCE)
                        .param("job", job)
                        .param("by", by)
                        .param("now", now())
                        .update()
                > 0;
    }

    /** Whether a slot of the schedule is not to fire now; counts it when so. A run that is on record goes on. */
    boolean skips(String job, String target, Instant slot) {
        return jdbc.sql(SKIP)
                        .param("job", job)
                        .param("target", target)
                        .param("slot", Timestamp.from(slot))
                        .param("now", now())
                        .update()
                > 0;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static JobPause read(ResultSet row, int number) throws SQLException {
        return new JobPause(
                row.getString("job"),
                row.getString("reason"),
                row.getString("paused_by"),
                row.getTimestamp("since").toInstant(),
                row.getTimestamp("until").toInstant(),
                row.getInt("skipped"));
    }
}
