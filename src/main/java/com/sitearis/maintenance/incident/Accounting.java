package com.sitearis.maintenance.incident;

import com.sitearis.maintenance.incident.sla.Spans;
import com.sitearis.maintenance.incident.sla.Timeline;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** From a timeline and the agreed time to the sums, and what is to be said about them. */
final class Accounting {

    private Accounting() {}

    static SlaAccount account(Timeline timeline, Spans agreed) {
        return new SlaAccount(
                agreed.length(),
                timeline.up().and(agreed).length(),
                timeline.down().and(agreed).length());
    }

    static @Nullable String reason(SlaAccount account, @Nullable BigDecimal objective, SlaVerdict verdict) {
        if (account.agreed().isZero()) {
            return "no time was agreed in this period";
        }
        if (account.known().isZero()) {
            return "no check says anything about this period";
        }
        if (objective == null) {
            return "the plan names no objective";
        }
        return verdict == SlaVerdict.INCONCLUSIVE ? "the unknown time could decide either way" : null;
    }
}
