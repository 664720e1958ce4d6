package com.sitearis.maintenance.incident;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a period with everything that follows from them; null where nothing is known.
 *
 * @param budgetUsed in percent
 * @param burn of an environment whose period is not over; else empty
 */
public record SlaSheet(
        SlaFigures figures,
        Shares contractual,
        Shares raw,
        @Nullable BigDecimal budgetUsed,
        List<BurnRate> burn) {

    /** All in percent. */
    public record Shares(
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

    private static final Duration JUST_NOW = Duration.ofMinutes(1);

    /** Of a month: an environment as a whole, then its components when it has several. */
    public static List<SlaSheet> month(Sla sla, String environment, YearMonth month, Instant now) {
        return of(
                sla,
                environment,
                now,
                component ->
                        component == null ? sla.month(environment, month) : sla.month(environment, component, month));
    }

    /** Of a year, its months added up. */
    public static List<SlaSheet> year(Sla sla, String environment, Year year, Instant now) {
        return of(sla, environment, now, component -> sla.year(environment, component, year));
    }

    private static List<SlaSheet> of(
            Sla sla, String environment, Instant now, Function<@Nullable String, SlaFigures> figures) {
        List<SlaSheet> sheets = new ArrayList<>();
        SlaFigures whole = figures.apply(null);
        boolean present = whole.from().isBefore(whole.to()) && !whole.to().isBefore(now.minus(JUST_NOW));
        sheets.add(of(whole, present && whole.budget() != null ? sla.burn(environment) : List.of()));
        List<String> components = sla.components(environment);
        if (components.size() > 1) {
            components.forEach(component -> sheets.add(of(figures.apply(component), List.of())));
        }
        return sheets;
    }

    public static SlaSheet of(SlaFigures figures, List<BurnRate> burn) {
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
