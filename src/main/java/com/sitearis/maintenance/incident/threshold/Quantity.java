package com.sitearis.maintenance.incident.threshold;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Values with their unit, as people read them. */
record Quantity(@Nullable String unit) {

    private static final int DIGITS = 4;

    /** Four digits that matter. */
    String of(double value) {
        return of(new BigDecimal(value).round(new MathContext(DIGITS, RoundingMode.HALF_UP)));
    }

    String of(BigDecimal value) {
        boolean ratio = "ratio".equals(unit);
        String number =
                (ratio ? value.movePointRight(2) : value).stripTrailingZeros().toPlainString();
        if (ratio) {
            return number + " %";
        }
        return unit == null || "1".equals(unit) ? number : number + " " + unit;
    }
}
