package com.sitearis.maintenance.incident;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How fast the error budget is used up, over a long window and a short one that says whether it still lasts. The pairs and
 * limits are those of Google's SRE workbook, chapter 5.
 *
 * @param limit from where on it is urgent
 * @param rate over the window; null when nothing is known
 * @param rateNow over {@code confirmedBy}; null when nothing is known
 */
public record BurnRate(
        Duration window,
        Duration confirmedBy,
        BigDecimal limit,
        @Nullable BigDecimal rate,
        @Nullable BigDecimal rateNow) {

    private static final BigDecimal PAGE = new BigDecimal("6");

    static final List<BurnRate> RULES = List.of(
            rule(Duration.ofHours(1), Duration.ofMinutes(5), "14.4"),
            rule(Duration.ofHours(6), Duration.ofMinutes(30), "6"),
            rule(Duration.ofDays(1), Duration.ofHours(2), "3"),
            rule(Duration.ofDays(3), Duration.ofHours(6), "1"));

    private static BurnRate rule(Duration window, Duration confirmedBy, String limit) {
        return new BurnRate(window, confirmedBy, new BigDecimal(limit), null, null);
    }

    BurnRate measured(@Nullable BigDecimal measured, @Nullable BigDecimal now) {
        return new BurnRate(window, confirmedBy, limit, measured, now);
    }

    /** Whether both are above the limit; what is not known is not. */
    public boolean over() {
        return rate != null && rateNow != null && rate.compareTo(limit) > 0 && rateNow.compareTo(limit) > 0;
    }

    /** Whether one of them is known not to be above the limit. */
    public boolean under() {
        return (rate != null && rate.compareTo(limit) <= 0) || (rateNow != null && rateNow.compareTo(limit) <= 0);
    }

    /** Whether it is for now, rather than for the next working day: from 6 times the even rate on. */
    public boolean pages() {
        return limit.compareTo(PAGE) >= 0;
    }
}
