package com.sitearis.maintenance.backup;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a person asked for beyond the job file: another tier or a label for a backup, or which backup a run is about. */
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
     * @param backup the one to prove or restore; null for the newest
     * @param into the name of the new database it is restored into; null for none
     */
    public record Request(
            @Nullable String tier,
            String label,
            @Nullable String backup,
            @Nullable String into) {

        /** For a new backup. */
        public Request(@Nullable String tier, String label) {
            this(tier, label, null, null);
        }

        /** About one that exists. */
        public static Request about(String backup, @Nullable String into) {
            return new Request(null, "", backup, into);
        }
    }

    /** Remembers a wish for the run of this job, target and slot; to be called before the run is asked for. */
    public void remember(String job, String target, Instant slot, Request request) {
        jdbc.sql("""
                        insert into app.backup_request (job, target, slot, tier, label, backup, into_database)
                        values (:job, :target, :slot, :tier, :label, :backup, :into)
                            on conflict (job, target, slot) do update
                           set tier = excluded.tier, label = excluded.label,
                               backup = excluded.backup, into_database = excluded.into_database
                        """)
                .param("job", job)
                .param("target", target)
                .param("slot", slot.atOffset(ZoneOffset.UTC))
                .param("tier", request.tier())
                .param("label", request.label())
                .param("backup", request.backup())
                .param("into", request.into())
                .update();
    }

    public Optional<Request> of(String job, String target, Instant slot) {
        return jdbc.sql("select tier, label, backup, into_database from app.backup_request"
                        + " where job = :job and target = :target and slot = :slot")
                .param("job", job)
                .param("target", target)
                .param("slot", slot.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Request(
                        row.getString("tier"),
                        row.getString("label"),
                        row.getString("backup"),
                        row.getString("into_database")))
                .optional();
    }
}
