package com.sitearis.maintenance.kpi.definition;

import java.util.Arrays;
import java.util.Optional;

/** Units of objectives. Figures are kept in base units: seconds, shares of one, plain numbers. */
public enum Unit {
    PERCENT("%", Quantity.SHARE, 0.01),
    MILLISECONDS("ms", Quantity.TIME, 0.001),
    SECONDS("s", Quantity.TIME, 1),
    MINUTES("min", Quantity.TIME, 60),
    HOURS("h", Quantity.TIME, 3_600),
    DAYS("d", Quantity.TIME, 86_400),
    NONE("", Quantity.NUMBER, 1);

    /** What can be compared with each other. */
    public enum Quantity {
        SHARE("% (a share)"),
        TIME("ms, s, min, h or d (a time)"),
        NUMBER("no unit (a number)");

        private final String about;

        Quantity(String about) {
            this.about = about;
        }

        public String about() {
            return about;
        }
    }

    private final String symbol;
    private final Quantity quantity;
    private final double base;

    Unit(String symbol, Quantity quantity, double base) {
        this.symbol = symbol;
        this.quantity = quantity;
        this.base = base;
    }

    /** As it stands in a file. */
    public String symbol() {
        return symbol;
    }

    public Quantity quantity() {
        return quantity;
    }

    /** How many base units one of this is. */
    public double base() {
        return base;
    }

    static Optional<Unit> of(String symbol) {
        return Arrays.stream(values())
                .filter(unit -> unit.symbol.equals(symbol))
                .findFirst();
    }
}
