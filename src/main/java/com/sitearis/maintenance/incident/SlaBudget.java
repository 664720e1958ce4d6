package com.sitearis.maintenance.incident;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;

/**
 * The downtime that an objective leaves.
 *
 * @param total (100 % − objective) of the whole period's agreed time, also while the period lasts
 */
public record SlaBudget(Duration total, Duration used) {

    /** @param objective in percent */
    static SlaBudget of(BigDecimal objective, Duration agreed, Duration down) {
        BigDecimal millis = BigDecimal.valueOf(agreed.toMillis())
                .multiply(BigDecimal.valueOf(100).subtract(objective))
                .movePointLeft(2);
        return new SlaBudget(
                Duration.ofMillis(millis.setScale(0, RoundingMode.FLOOR).longValueExact()), down);
    }

    /** May be negative. */
    public Duration left() {
        return total.minus(used);
    }

    /** In percent, rounded up: 99.99 % must not become "all of it is left"; empty for an objective of 100 %. */
    public Optional<BigDecimal> usedPercent() {
        return total.isZero()
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(used.toMillis())
                        .movePointRight(2)
                        .divide(BigDecimal.valueOf(total.toMillis()), 4, RoundingMode.CEILING));
    }
}
