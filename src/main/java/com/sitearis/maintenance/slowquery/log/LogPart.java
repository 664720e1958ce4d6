package com.sitearis.maintenance.slowquery.log;

import com.sitearis.maintenance.slowquery.LogAnalysis.Amount;
import com.sitearis.maintenance.slowquery.LogEvent;
import com.sitearis.maintenance.slowquery.LogPlace;
import com.sitearis.maintenance.slowquery.QueryStatistics;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one stretch of a log tells.
 *
 * @param end the byte behind its last record, in the log as it was before compression
 * @param first the first record's time as the log writes it
 * @param queries each of one place
 * @param events those that came
 * @param open what sessions left open, for the stretch behind it
 */
public record LogPart(
        long end,
        long records,
        @Nullable String first,
        @Nullable String last,
        List<QueryStatistics> queries,
        Map<LogPlace, Map<LogEvent, Amount>> events,
        long unreadableLines,
        List<OpenRecord> open) {

    /**
     * A session's record that one behind this stretch may explain.
     *
     * @param query of a statement whose duration comes, else null
     * @param lines whether the statement has several
     * @param errors 1 for an error
     * @param fileBytes of a temporary file, or -1
     * @param lockMicros of a lock that was waited for, or -1
     */
    public record OpenRecord(
            long session, @Nullable QueryStatistics query, boolean lines, int errors, long fileBytes, long lockMicros) {

        static OpenRecord of(long session, Seam.Pending pending) {
            QueryStatistics query = pending.query();
            return new OpenRecord(
                    session,
                    query == null ? null : new QueryStatistics(query.hash(), query.text(), query.place()),
                    pending.lines(),
                    pending.errors(),
                    pending.fileBytes(),
                    pending.lockMicros());
        }

        Seam.Pending pending() {
            return new Seam.Pending(query, lines, errors, fileBytes, lockMicros);
        }
    }
}
