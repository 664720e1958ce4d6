package com.sitearis.maintenance.slowquery.statements;

import com.sitearis.maintenance.slowquery.statements.Snapshot.Server;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells what was added between two snapshots; never less than nothing, and nothing twice.
 *
 * <ul>
 *   <li>An entry that was there and did not fall: what it grew by. It may have been evicted and have come back higher; then
 *       the figure is too small, which PostgreSQL 17 shows ({@code stats_since}) and older servers do not.
 *   <li>An entry that fell, or began anew: all of it. What it did before its new beginning is lost, and counted as a loss.
 *   <li>An entry that was not there: all of it. The snapshot before saw every entry of the database and a new one begins at
 *       zero, even when the view is full, so that all its calls are of this time. Not so when the account could not see
 *       every entry then: one that merely became visible begins at what it is now.
 *   <li>The whole view reset, or lost in a crash: all of every entry.
 *   <li>A restart keeps the counters ({@code pg_stat_statements.save}) or loses them; each entry tells by itself.
 *   <li>Another server behind the same address, or an upgrade, whose identifiers differ: nothing; counting begins here.
 * </ul>
 */
final class DifferencePolicy {

    /** Beyond this nobody could tell the week of what was added. */
    static final Duration LONGEST = Duration.ofDays(7);

    private final Snapshot before;
    private final Snapshot now;
    private final List<Entry> added = new ArrayList<>();
    private final List<String> losses = new ArrayList<>();
    private int begunAnew;
    private int shown;

    private DifferencePolicy(Snapshot before, Snapshot now) {
        this.before = before;
        this.now = now;
    }

    /** {@code before} is null for a database's first snapshot. */
    static Differences between(@Nullable Snapshot before, Snapshot now) {
        if (before == null) {
            return Differences.baseline("the first snapshot: counting begins here");
        }
        DifferencePolicy policy = new DifferencePolicy(before, now);
        Optional<String> baseline = policy.baseline();
        return baseline.map(Differences::baseline).orElseGet(policy::compared);
    }

    private Optional<String> baseline() {
        Server then = before.server();
        Server server = now.server();
        if (server.major() != then.major()) {
            return Optional.of("PostgreSQL " + then.major() + " became " + server.major()
                    + ", which names statements anew: counting begins here");
        }
        boolean restarted = !server.started().equals(then.started());
        if (restarted && !server.started().isAfter(then.time())) {
            return Optional.of("another server answers, up since " + server.started() + ": counting begins here");
        }
        if (Duration.between(before.takenAt(), now.takenAt()).compareTo(LONGEST) > 0) {
            return Optional.of("the last snapshot is of " + before.takenAt() + ": counting begins here");
        }
        if (wasReset() && !beganSince(server.statsReset())) {
            return Optional.of(
                    "the statistics are of another server, reset at " + server.statsReset() + ": counting begins here");
        }
        return Optional.empty();
    }

    /** By somebody, or because the server lost them in a crash and began anew. */
    private boolean wasReset() {
        Instant reset = now.server().statsReset();
        return reset != null && !reset.equals(before.server().statsReset());
    }

    private boolean beganSince(@Nullable Instant reset) {
        return reset == null || !reset.isBefore(before.server().time());
    }

    private Differences compared() {
        boolean reset = wasReset();
        for (Entry entry : now.entries().values()) {
            Entry then = reset ? null : before.entries().get(entry.key());
            if (then == null) {
                if (reset || beganHere(entry)) {
                    add(entry, entry.counters());
                }
            } else if (entry.counters().fellFrom(then.counters()) || otherwiseAnew(entry, then)) {
                begunAnew++;
                add(entry, entry.counters());
            } else {
                add(entry, entry.counters().minus(then.counters()));
            }
        }
        tellLosses(reset);
        return new Differences(Optional.empty(), added, losses);
    }

    private boolean beganHere(Entry entry) {
        Instant since = entry.since();
        boolean here = since == null
                ? now.hidden() >= before.hidden()
                : !since.isBefore(before.server().time());
        shown += here ? 0 : 1;
        return here;
    }

    private static boolean otherwiseAnew(Entry entry, Entry then) {
        return entry.since() != null && !entry.since().equals(then.since());
    }

    private void add(Entry entry, Counters more) {
        if (more.calls() > 0) {
            added.add(new Entry(entry.key(), entry.account(), entry.fingerprint(), entry.since(), more));
        }
    }

    private void tellLosses(boolean reset) {
        if (reset) {
            losses.add("pg_stat_statements was reset or lost: what ran before it is not counted");
        } else {
            evictions();
        }
        tell(begunAnew, "entries began anew: what they did before it is not counted");
        tell(shown, "entries became visible: they count from now on");
        tell(now.hidden(), "entries cannot be seen: grant pg_read_all_stats to the account");
    }

    private void evictions() {
        long vanished = before.entries().keySet().stream()
                .filter(key -> !now.entries().containsKey(key))
                .count();
        tell(vanished, "entries have gone: their last calls are not counted");
        Long evictions = now.server().evictions();
        Long then = before.server().evictions();
        if (evictions != null && then != null) {
            tell(evictions - then, "times entries had to make room: raise pg_stat_statements.max");
        }
    }

    private void tell(long count, String what) {
        if (count > 0) {
            losses.add(count + " " + what);
        }
    }
}
