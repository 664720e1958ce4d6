package com.sitearis.maintenance.kpi.definition;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a KPI is to reach, as the written plan has it: {@code > 99.9 %}.
 *
 * @param above whether higher is better
 * @param strict whether the limit itself is a miss
 * @param limit in {@code unit}
 */
public record Objective(boolean above, boolean strict, BigDecimal limit, Unit unit) {

    private static final Pattern SHAPE = Pattern.compile("(>=|<=|≥|≤|>|<)\\s*(\\d+(?:\\.\\d+)?)\\s*(%|[a-z]*)");

    static Optional<Objective> parse(String text) {
        Matcher parts = SHAPE.matcher(text.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        String sign = parts.group(1);
        boolean above = sign.startsWith(">") || sign.equals("≥");
        return Unit.of(parts.group(3))
                .map(unit -> new Objective(
                        above, sign.length() == 1 && "<>".contains(sign), new BigDecimal(parts.group(2)), unit));
    }

    /** The limit in base units. */
    public double baseLimit() {
        // Not limit × base in doubles: 99.9 × 0.01 is not the double 0.999, and a limit has to be met exactly.
        return limit.multiply(BigDecimal.valueOf(unit.base())).doubleValue();
    }

    /** Whether a value in base units reaches it. */
    public boolean met(double value) {
        int order = Double.compare(value, baseLimit());
        return order == 0 ? !strict : above == order > 0;
    }

    public String sign() {
        return (above ? ">" : "<") + (strict ? "" : "=");
    }
}
