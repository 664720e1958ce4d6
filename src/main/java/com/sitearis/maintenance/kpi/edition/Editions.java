package com.sitearis.maintenance.kpi.edition;

import com.sitearis.maintenance.kpi.KpiVersion;
import com.sitearis.maintenance.kpi.figures.MonthFigures;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The versions of reports: frozen once, built once, kept for good. */
public final class Editions {

    /** The latest version of each of the months before one, newest month first. */
    private static final String HISTORY = """
            select distinct on (period) edition
            from app.report_run
            where kind = :kind and period < :month and period >= :month - make_interval(months => :months)
            order by period desc, version desc""";

    private static final String COLUMNS =
            "select id, edition, frozen_at, file_name, built_at, sha256 from app.report_run";

    private static final String VERSIONS = """
            select id, kind, period, version, provisional, frozen_at, file_name, sha256, detail_rows
            from app.report_run
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    public Editions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Keeps a new edition. False when somebody else has frozen this version, or this run has frozen one: then nothing changes.
     *
     * @param runId the run that asks, or null
     * @param by the person who asks, or null
     */
    public boolean freeze(Edition edition, @Nullable Long runId, @Nullable String by) {
        return jdbc.sql("""
                                insert into app.report_run
                                    (kind, period, version, run_id, asked_by, frozen_at, provisional, edition, file_name)
                                values (:kind, :period, :version, :run, :by, :at, :provisional, :edition::json, :file)
                                on conflict do nothing""")
                        .param("kind", edition.report().name())
                        .param("period", edition.month().atDay(1))
                        .param("version", edition.version())
                        .param("run", runId)
                        .param("by", by)
                        .param("at", timestamp(edition.inputs().taken()))
                        .param("provisional", edition.provisional())
                        .param("edition", EditionJson.write(edition))
                        .param("file", edition.fileName())
                        .update()
                == 1;
    }

    /** Keeps an edition's workbook; the first one stays. */
    public void built(long id, byte[] workbook) {
        jdbc.sql("update app.report_run set workbook = :bytes, sha256 = :sha, built_at = :now"
                        + " where id = :id and workbook is null")
                .param("bytes", workbook)
                .param("sha", DigestUtils.sha256Hex(workbook))
                .param("now", timestamp(clock.instant()))
                .param("id", id)
                .update();
    }

    /**
     * The workbook's bytes as they were kept; empty until it is built.
     *
     * @throws WorkbookDamaged when they are not what was written
     */
    public Optional<byte[]> workbook(StoredEdition edition) {
        Optional<byte[]> bytes = jdbc.sql("select workbook from app.report_run where id = :id and workbook is not null")
                .param("id", edition.id())
                .query((row, number) -> row.getBytes(1))
                .optional();
        if (bytes.isPresent() && !DigestUtils.sha256Hex(bytes.get()).equals(edition.sha256())) {
            throw new WorkbookDamaged(edition.fileName());
        }
        return bytes;
    }

    /** What a run has frozen. */
    public Optional<StoredEdition> ofRun(long runId) {
        return jdbc.sql(COLUMNS + " where run_id = :run")
                .param("run", runId)
                .query(Editions::row)
                .optional();
    }

    public Optional<StoredEdition> latest(String kind, YearMonth month) {
        return jdbc.sql(COLUMNS + " where kind = :kind and period = :period order by version desc limit 1")
                .param("kind", kind)
                .param("period", month.atDay(1))
                .query(Editions::row)
                .optional();
    }

    public Optional<StoredEdition> version(String kind, YearMonth month, int version) {
        return jdbc.sql(COLUMNS + " where kind = :kind and period = :period and version = :version")
                .param("kind", kind)
                .param("period", month.atDay(1))
                .param("version", version)
                .query(Editions::row)
                .optional();
    }

    /**
     * The versions that are kept, of the newest months first, without what is in them.
     *
     * @param before the number of the last one of the list before; null to begin
     */
    public List<KpiVersion> versions(@Nullable Long before, int limit) {
        return jdbc.sql(VERSIONS + """
                        where cast(:before as bigint) is null
                           or (period, kind, version) < (select period, kind, version from app.report_run where id = :before)
                        order by period desc, kind desc, version desc limit :limit""")
                .param("before", before)
                .param("limit", limit)
                .query(Editions::kept)
                .list();
    }

    /** One of them. */
    public Optional<KpiVersion> kept(String kind, YearMonth month, int version) {
        return jdbc.sql(VERSIONS + "where kind = :kind and period = :period and version = :version")
                .param("kind", kind)
                .param("period", month.atDay(1))
                .param("version", version)
                .query(Editions::kept)
                .optional();
    }

    private static KpiVersion kept(ResultSet row, int number) throws SQLException {
        return new KpiVersion(
                row.getLong("id"),
                row.getString("kind"),
                YearMonth.from(row.getObject("period", LocalDate.class)),
                row.getInt("version"),
                row.getBoolean("provisional"),
                row.getObject("frozen_at", OffsetDateTime.class).toInstant(),
                row.getString("file_name"),
                row.getString("sha256"),
                row.getObject("detail_rows", Long.class));
    }

    /** The figures of the months before one as they were last published, newest first. */
    public List<MonthFigures> history(String kind, YearMonth before, int months) {
        return jdbc
                .sql(HISTORY)
                .param("kind", kind)
                .param("month", before.atDay(1))
                .param("months", months)
                .query((row, number) -> EditionJson.read(row.getString(1)))
                .list()
                .stream()
                .map(edition -> new MonthFigures(edition.month(), edition.version(), edition.figures()))
                .toList();
    }

    private static StoredEdition row(ResultSet row, int number) throws SQLException {
        OffsetDateTime built = row.getObject("built_at", OffsetDateTime.class);
        return new StoredEdition(
                row.getLong("id"),
                EditionJson.read(row.getString("edition")),
                row.getObject("frozen_at", OffsetDateTime.class).toInstant(),
                row.getString("file_name"),
                built == null ? null : built.toInstant(),
                row.getString("sha256"));
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
