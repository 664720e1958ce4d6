package com.sitearis.maintenance.upkeep.index;

import com.sitearis.maintenance.upkeep.UpkeepSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known about the indexes of a database at one time.
 *
 * @param usage how often they were read, on the database itself and on each replica
 * @param unseen why usage is not known everywhere; empty when it is
 */
record IndexStock(
        List<IndexState> indexes,
        Map<Long, Bloat> bloat,
        List<MissingIndex> missing,
        List<Usage> usage,
        List<String> unseen) {

    /** A foreign key without an index. */
    record MissingIndex(String table, String name, String columns, String parent, double rows, long pages) {
        static MissingIndex of(ResultSet row) throws SQLException {
            return new MissingIndex(
                    row.getString("table_name"),
                    row.getString("name"),
                    row.getString("columns"),
                    row.getString("parent"),
                    row.getDouble("rows"),
                    row.getLong("pages"));
        }
    }

    /**
     * Reads of indexes on one server.
     *
     * @param collected for how long, by that server's clock
     * @param sinceStart the statistics were never reset on purpose: they are as old as the server's start at least known
     * @param scans by the index's id; an index that is absent is not known there
     */
    record Usage(
            String server,
            Duration collected,
            boolean sinceStart,
            boolean replica,
            int replicas,
            Map<Long, Long> scans) {

        @Nullable
        Long of(IndexState index) {
            return scans.get(index.id());
        }
    }

    static IndexStock take(UpkeepSession session, String server) throws SQLException {
        List<IndexState> indexes = session.ask("indexes", IndexState::of);
        Map<Long, Bloat> bloat =
                session.ask("index-bloat", Bloat::of).stream().collect(Collectors.toMap(Bloat::id, one -> one));
        return new IndexStock(
                indexes,
                bloat,
                session.ask("foreign-keys-without-index", MissingIndex::of),
                List.of(usage(session, server)),
                List.of());
    }

    static Usage usage(UpkeepSession session, String server) throws SQLException {
        Map<Long, Long> scans =
                session.ask("index-usage", row -> Map.entry(row.getLong("id"), row.getLong("scans"))).stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return session.ask(
                        "statistics-since",
                        row -> new Usage(
                                server,
                                Duration.ofSeconds(row.getLong("collected_seconds")),
                                row.getBoolean("since_start"),
                                row.getBoolean("replica"),
                                row.getInt("replicas"),
                                scans))
                .get(0);
    }

    IndexStock with(Usage more) {
        List<Usage> all = new ArrayList<>(usage);
        all.add(more);
        return new IndexStock(indexes, bloat, missing, all, unseen);
    }

    IndexStock unseen(String why) {
        List<String> all = new ArrayList<>(unseen);
        all.add(why);
        return new IndexStock(indexes, bloat, missing, usage, all);
    }
}
