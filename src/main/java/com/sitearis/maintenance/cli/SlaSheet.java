package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.incident.SlaAccount;
import com.sitearis.maintenance.incident.SlaFigures;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The figures of a period with everything that follows from them; null where nothing is known. */
record SlaSheet(
        SlaFigures figures,
        Shares contractual,
        Shares raw,
        @Nullable BigDecimal budgetUsed) {

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

    static SlaSheet of(SlaFigures figures) {
        boolean known = !figures.contractual().known().isZero();
        return new SlaSheet(
                figures,
                Shares.of(figures.contractual()),
                Shares.of(figures.raw()),
                figures.budget() == null || !known
                        ? null
                        : figures.budget().usedPercent().orElse(null));
    }
}
