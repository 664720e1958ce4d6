package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.incident.BurnRate;
import com.sitearis.maintenance.incident.SlaAccount;
import com.sitearis.maintenance.incident.SlaFigures;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a period with everything that follows from them; null where nothing is known.
 *
 * @param budgetUsed in percent
 * @param burn of an environment whose period is not over; else empty
 */
record SlaSheet(
        SlaFigures figures,
        Shares contractual,
        Shares raw,
        @Nullable BigDecimal budgetUsed,
        List<BurnRate> burn) {

    /** All in percent. */
    record Shares(
            @Nullable BigDecimal availability,
            @Nullable BigDecimal coverage,
            @Nullable BigDecimal worst,
            @Nullable BigDecimal best) {

        static Shares of(SlaAccount account) {
            boolean known = !account.known().isZero();
            return new Shares(
                    account.availability().orElse(null),
                    account.coverage().orElse(null),
                    known ? account.worst().orElse(null) : null,
                    known ? account.best().orElse(null) : null);
        }
    }

    static SlaSheet of(SlaFigures figures, List<BurnRate> burn) {
        boolean known = !figures.contractual().known().isZero();
        return new SlaSheet(
                figures,
                Shares.of(figures.contractual()),
                Shares.of(figures.raw()),
                figures.budget() == null || !known
                        ? null
                        : figures.budget().usedPercent().orElse(null),
                burn);
    }
}
