package com.sitearis.maintenance.slowquery.log;

import com.sitearis.maintenance.slowquery.LogEvent;
import com.sitearis.maintenance.slowquery.LogPlace;
import com.sitearis.maintenance.slowquery.QueryStatistics;
import com.sitearis.maintenance.slowquery.log.Seam.Open;
import com.sitearis.maintenance.slowquery.log.Seam.Pending;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Joins chunks in the order of the log, whatever order they were parsed in. */
final class Seams {

    /** More sessions than a server has; the oldest go first. */
    private static final int MOST_SESSIONS = 20_000;

    final Tally tally;
    private final Map<Long, Seam> early = new HashMap<>();
    private final Map<Long, Pending> waiting = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Pending> eldest) {
            return size() > MOST_SESSIONS;
        }
    };
    private long next;

    Seams() {
        this(new Tally(), Map.of());
    }

    /** {@code before} is what sessions left open in the part of the log that was read before. */
    Seams(Tally tally, Map<Long, Pending> before) {
        this.tally = tally;
        waiting.putAll(before);
    }

    /** What sessions leave open. */
    synchronized Map<Long, Pending> waiting() {
        return new LinkedHashMap<>(waiting);
    }

    synchronized void add(Seam seam) {
        early.put(seam.number, seam);
        for (Seam here = early.remove(next); here != null; here = early.remove(next)) {
            join(here);
            next++;
        }
    }

    private void enter(LogPlace place) {
        if (tally.places != null) {
            tally.places.enter(place);
        }
    }

    private void join(Seam seam) {
        for (Open open : seam.open) {
            Pending before = waiting.replace(open.session(), Pending.nothing());
            QueryStatistics explains = open.explains();
            LogRecord duration = open.duration();
            if (explains != null && before != null) {
                before.applyTo(tally.queries.of(explains));
            } else if (duration != null && before != null && before.query() != null) {
                enter(before.query().place());
                tally.statement(duration, tally.queries.of(before.query()), open.micros(), before.lines());
            } else if (duration != null) {
                if (tally.places != null) {
                    tally.places.at(duration);
                }
                tally.count(LogEvent.DURATION_ALONE, open.micros());
            }
        }
        seam.waiting.forEach((session, pending) -> {
            if (pending.equals(Pending.nothing())) {
                waiting.remove(session);
            } else {
                waiting.put(session, pending);
            }
        });
    }
}
