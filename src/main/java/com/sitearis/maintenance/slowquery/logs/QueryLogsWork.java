package com.sitearis.maintenance.slowquery.logs;

import com.sitearis.maintenance.plan.Database;
import com.sitearis.maintenance.run.Assignment;
import com.sitearis.maintenance.run.StepScope;
import com.sitearis.maintenance.slowquery.log.LogIncrement;
import com.sitearis.maintenance.slowquery.log.LogPart;
import com.sitearis.maintenance.slowquery.log.LogPart.OpenRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads on in every file of a folder. Each part is a transaction: its figures, and how far the file was read. */
final class QueryLogsWork {

    private static final long PART = 16L << 20;
    private static final Duration REMEMBERED = Duration.ofDays(400);

    private final DataSource own;
    private final String job;
    private final QueryLogsSettings settings;
    private final ZoneId zone;
    private final Map<String, String> targets = new HashMap<>();
    private final Clock clock;
    private final long partSize;
    private long bytes;
    private long unreadable;
    private long notKept;

    QueryLogsWork(DataSource own, Assignment<QueryLogsSettings> assignment, Clock clock) {
        this(own, assignment, clock, PART);
    }

    QueryLogsWork(DataSource own, Assignment<QueryLogsSettings> assignment, Clock clock, long partSize) {
        this.own = own;
        this.job = assignment.job().name();
        this.settings = assignment.settings();
        this.zone = settings.zone() == null ? assignment.plan().zone() : settings.zone();
        this.clock = clock;
        this.partSize = partSize;
        for (String name : settings.databases()) {
            Database database =
                    Objects.requireNonNull(assignment.plan().databases().get(name));
            targets.put(database.address().database(), name);
        }
    }

    void read(StepScope scope) throws SQLException, IOException {
        Path folder = Path.of(settings.folder());
        List<LogFile> files = LogFile.of(folder, settings.files());
        if (files.isEmpty()) {
            throw new LogFolderUnreadable(folder, "no file there is called " + settings.files(), null);
        }
        try (Connection connection = own.getConnection()) {
            connection.setAutoCommit(false);
            try {
                LogTables tables = new LogTables(connection, job);
                for (LogFile file : files) {
                    file(connection, tables, file, scope);
                }
                tables.forget(clock.instant().minus(REMEMBERED));
                connection.commit();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
        scope.note(files.size() + " files, " + bytes + " new bytes");
        tell(unreadable, "lines could not be read", scope);
        tell(notKept, "statements of other databases, or without a time, are not kept", scope);
    }

    private static void tell(long count, String what, StepScope scope) {
        if (count > 0) {
            scope.note(count + " " + what);
        }
    }

    private void file(Connection connection, LogTables tables, LogFile file, StepScope scope)
            throws SQLException, IOException {
        ReadFile known = known(file, tables.files());
        if (known != null && file.stamp().equals(known.stamp())) {
            tables.seen(known, clock.instant());
            connection.commit();
            return;
        }
        boolean finished = !file.last() || settled(file);
        List<OpenRecord> open = tables.open();
        long offset = known == null ? 0 : known.readTo();
        Optional<LogIncrement> opened =
                LogIncrement.open(file.path(), settings.prefix(), offset, finished, partSize, open);
        if (opened.isEmpty()) {
            scope.note(file.path() + " is shorter than what was read of it: nothing new");
            return;
        }
        try (LogIncrement log = opened.get()) {
            parts(connection, tables, file, known, log, scope);
        }
    }

    /** A syslog has its sessions' last records only when it was rotated: until then their next lines may come. */
    private boolean settled(LogFile file) {
        return !LogIncrement.syslog(file.head())
                && file.changed().isBefore(clock.instant().minus(settings.settled()));
    }

    private void parts(
            Connection connection,
            LogTables tables,
            LogFile file,
            @Nullable ReadFile known,
            LogIncrement log,
            StepScope scope)
            throws SQLException, IOException {
        ReadFile now = known;
        for (Optional<LogPart> part = log.next(); part.isPresent(); part = log.next()) {
            scope.checkStop();
            now = enter(connection, tables, file, now, part.get(), log.complete());
        }
        if (now != null && log.complete() && !file.stamp().equals(now.stamp())) {
            ReadFile done = new ReadFile(
                    now.head(), now.headLength(), file.path().toString(), now.readTo(), now.unreadable(), file.stamp());
            tables.put(now, done, clock.instant());
            connection.commit();
        }
    }

    private ReadFile enter(
            Connection connection,
            LogTables tables,
            LogFile file,
            @Nullable ReadFile before,
            LogPart part,
            boolean complete)
            throws SQLException {
        tables.lock();
        if (before == null ? known(file, tables.files()) != null : stale(before, tables.files())) {
            throw new IllegalStateException("another program reads the logs of " + job + " at the same time");
        }
        PartFigures figures = new PartFigures(part, LogHours.of(part.first(), zone), targets);
        figures.enter(connection);
        tables.open(part.open());
        int length = Math.min(file.head().length, (int) Math.min(part.end(), LogFile.HEAD));
        ReadFile after = new ReadFile(
                file.digest(length).orElseThrow(),
                length,
                file.path().toString(),
                part.end(),
                (before == null ? 0 : before.unreadable()) + part.unreadableLines(),
                complete ? file.stamp() : null);
        tables.put(before, after, clock.instant());
        connection.commit();
        bytes += part.end() - (before == null ? 0 : before.readTo());
        unreadable += part.unreadableLines();
        notKept += figures.notKept();
        return after;
    }

    private static boolean stale(ReadFile before, List<ReadFile> files) {
        return files.stream()
                .noneMatch(one -> Arrays.equals(one.head(), before.head()) && one.readTo() == before.readTo());
    }

    /** The file by its beginning, whatever it is called now. */
    private static @Nullable ReadFile known(LogFile file, List<ReadFile> files) {
        for (ReadFile one : files) {
            if (file.digest(one.headLength())
                    .filter(head -> Arrays.equals(head, one.head()))
                    .isPresent()) {
                return one;
            }
        }
        return null;
    }
}
