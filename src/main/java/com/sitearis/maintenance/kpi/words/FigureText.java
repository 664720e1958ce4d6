package com.sitearis.maintenance.kpi.words;

import com.sitearis.maintenance.kpi.definition.Kpi;
import com.sitearis.maintenance.kpi.definition.Measure;
import com.sitearis.maintenance.kpi.definition.Objective;
import com.sitearis.maintenance.kpi.definition.Unit;
import com.sitearis.maintenance.kpi.figures.Figure;
import com.sitearis.maintenance.notify.words.Texts;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Figures as text, in the unit of their objective. */
public final class FigureText {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Words words;

    public FigureText(Words words) {
        this.words = words;
    }

    /** {@code 99.9045 %}, {@code > 90 d}, or a dash. */
    public String value(Kpi kpi, Figure figure) {
        return (figure.censored() ? "> " : "") + value(kpi, figure.value());
    }

    public String value(Kpi kpi, @Nullable Double base) {
        if (base == null) {
            return "–";
        }
        return number(shown(kpi, base), kpi.decimals()) + suffix(kpi.objective().unit());
    }

    /** {@code > 99.9 %}. */
    public String objective(Kpi kpi) {
        Objective objective = kpi.objective();
        String limit = number(objective.limit(), Math.max(0, objective.limit().scale()));
        return objective.sign() + " " + limit + suffix(objective.unit());
    }

    /**
     * A value in its objective's unit, rounded to the digits that are shown, but never over a line: 99.99996 % is not shown as
     * 100 %, nor anything as if it lay on the other side of its objective. Availability is always cut.
     */
    public static BigDecimal shown(Kpi kpi, double base) {
        BigDecimal unit = BigDecimal.valueOf(kpi.objective().unit().base());
        // 15 digits are what a double holds for certain.
        BigDecimal exact = new BigDecimal(base, new MathContext(15)).divide(unit, new MathContext(15));
        boolean cut = kpi.measure() == Measure.AVAILABILITY;
        BigDecimal near = exact.setScale(kpi.decimals(), cut ? RoundingMode.FLOOR : RoundingMode.HALF_UP);
        boolean honest = kpi.objective().met(near.multiply(unit).doubleValue())
                        == kpi.objective().met(base)
                && !(kpi.objective().unit() == Unit.PERCENT && crosses(exact, near, HUNDRED))
                && !crosses(exact, near, BigDecimal.ZERO);
        RoundingMode away = near.compareTo(exact) > 0 ? RoundingMode.FLOOR : RoundingMode.CEILING;
        return honest ? near : exact.setScale(kpi.decimals(), away);
    }

    private static boolean crosses(BigDecimal exact, BigDecimal near, BigDecimal line) {
        return near.compareTo(line) == 0 && exact.compareTo(line) != 0;
    }

    /** Why there is no value, what weakens it, and the figures beside it. */
    public List<String> notes(Kpi kpi, Figure figure) {
        List<String> notes = new ArrayList<>();
        if (figure.blank() != null) {
            notes.add(words.say(figure.blank()));
        }
        figure.doubts().forEach(doubt -> notes.add(words.say(doubt)));
        figure.parts()
                .forEach(part -> notes.add(
                        words.say("part.shown", words.say(part.label()), value(kpi, part.value()), part.samples())));
        return notes;
    }

    private String number(BigDecimal value, int decimals) {
        NumberFormat format = NumberFormat.getInstance(words.language());
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return Texts.plain(format.format(value));
    }

    private String suffix(Unit unit) {
        String symbol = unit == Unit.DAYS && words.french() ? "j" : unit.symbol();
        return symbol.isEmpty() ? "" : " " + symbol;
    }
}
