package com.sitearis.maintenance.backup;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a person asked for beyond the job file when asking for a backup: another tier, a label. */
public final class BackupRequests {

    private final JdbcClient jdbc;

    public BackupRequests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A wish for one run.
     *
     * @param tier instead of the job's own, or null
     * @param label empty for none
     */
    public record Request(@Nullable String tier, String label) {}

    /** Remembers a wish for the run of this job, target and slot; to be called before the run is asked for. */
    public void remember(String job, String target, Instant slot, Request request) {
        jdbc.sql("""
                        insert into app.backup_request (job, target, slot, tier, label)
                        values (:job, :target, :slot, :tier, :label)
                            on conflict (job, target, slot) do update set tier = excluded.tier, label = excluded.label
                        """)
                .param("job", job)
                .param("target", target)
                .param("slot", slot.atOffset(ZoneOffset.UTC))
                .param("tier", request.tier())
                .param("label", request.label())
                .update();
    }

    Optional<Request> of(String job, String target, Instant slot) {
        return jdbc.sql(
                        "select tier, label from app.backup_request where job = :job and target = :target and slot = :slot")
                .param("job", job)
                .param("target", target)
                .param("slot", slot.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Request(row.getString(1), row.getString(2)))
                .optional();
    }
}
