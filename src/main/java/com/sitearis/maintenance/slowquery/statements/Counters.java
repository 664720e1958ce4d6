package com.sitearis.maintenance.slowquery.statements;

/**
 * The counters of an entry, or what was added to them. The view's smallest and longest time are not here: nobody can tell
 * from two looks at a maximum what it was in between.
 *
 * @param micros time of execution, without planning
 * @param temporaryBytes written to temporary files
 */
record Counters(long calls, long micros, long rows, long sharedHit, long sharedRead, long temporaryBytes) {

    Counters plus(Counters more) {
        return new Counters(
                calls + more.calls,
                micros + more.micros,
                rows + more.rows,
                sharedHit + more.sharedHit,
                sharedRead + more.sharedRead,
                temporaryBytes + more.temporaryBytes);
    }

    Counters minus(Counters before) {
        return new Counters(
                calls - before.calls,
                micros - before.micros,
                rows - before.rows,
                sharedHit - before.sharedHit,
                sharedRead - before.sharedRead,
                temporaryBytes - before.temporaryBytes);
    }

    /** Whether any of them is smaller than it was: an entry's counters only grow, so this is another entry. */
    boolean fellFrom(Counters before) {
        return calls < before.calls
                || micros < before.micros
                || rows < before.rows
                || sharedHit < before.sharedHit
                || sharedRead < before.sharedRead
                || temporaryBytes < before.temporaryBytes;
    }
}
