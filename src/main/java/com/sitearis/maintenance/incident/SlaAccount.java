package com.sitearis.maintenance.incident;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;

/**
 * Time added up. What was neither up nor down is unknown; it counts for neither, and widens the bounds.
 *
 * @param agreed agreed service time: the period without its windows
 */
public record SlaAccount(Duration agreed, Duration up, Duration down) {

    public static final SlaAccount NONE = new SlaAccount(Duration.ZERO, Duration.ZERO, Duration.ZERO);

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int PLACES = 10;

    public SlaAccount {
        if (up.isNegative() || down.isNegative() || up.plus(down).compareTo(agreed) > 0) {
            throw new IllegalArgumentException("more time than was agreed: " + up + " + " + down + " of " + agreed);
        }
    }

    /** Months make a year by their seconds; a mean of percentages would be wrong. */
    public SlaAccount plus(SlaAccount other) {
        return new SlaAccount(agreed.plus(other.agreed), up.plus(other.up), down.plus(other.down));
    }

    public Duration known() {
        return up.plus(down);
    }

    public Duration unknown() {
        return agreed.minus(known());
    }

    /** 1 − down / known in percent; empty when nothing is known. */
    public Optional<BigDecimal> availability() {
        return percent(up, known());
    }

    /** known / agreed in percent; empty when no time was agreed. */
    public Optional<BigDecimal> coverage() {
        return percent(known(), agreed);
    }

    /** The availability if all unknown time was down, in percent. */
    public Optional<BigDecimal> worst() {
        return percent(up, agreed);
    }

    /** The availability if all unknown time was up, in percent. */
    public Optional<BigDecimal> best() {
        return percent(agreed.minus(down), agreed);
    }

    /** Whether the availability is above an objective in percent, by exact arithmetic. Reaching it exactly is not above. */
    public SlaVerdict verdict(BigDecimal objective) {
        if (known().isZero()) {
            return SlaVerdict.UNKNOWN;
        }
        BigDecimal needed = objective.multiply(nanos(agreed));
        if (nanos(up).multiply(HUNDRED).compareTo(needed) > 0) {
            return SlaVerdict.MET;
        }
        return nanos(agreed.minus(down)).multiply(HUNDRED).compareTo(needed) > 0
                ? SlaVerdict.INCONCLUSIVE
                : SlaVerdict.MISSED;
    }

    /** Cut, never rounded up: 99.95999… must not become 99.96. */
    private static Optional<BigDecimal> percent(Duration part, Duration whole) {
        return whole.isZero()
                ? Optional.empty()
                : Optional.of(nanos(part).multiply(HUNDRED).divide(nanos(whole), PLACES, RoundingMode.FLOOR));
    }

    private static BigDecimal nanos(Duration time) {
        return BigDecimal.valueOf(time.getSeconds(), -9).add(BigDecimal.valueOf(time.getNano()));
    }
}
