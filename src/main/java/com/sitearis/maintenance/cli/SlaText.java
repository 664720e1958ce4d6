package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.incident.BurnRate;
import com.sitearis.maintenance.incident.SlaAccount;
import com.sitearis.maintenance.incident.SlaBudget;
import com.sitearis.maintenance.incident.SlaFigures;
import com.sitearis.maintenance.incident.SlaSheet;
import com.sitearis.maintenance.incident.Window;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The service level as {@code sla} tells it. Percentages are cut after four places, never rounded up. */
record SlaText(Times times) {

    private static final String BLANK = "–";

    String of(List<SlaSheet> sheets) {
        return sheets.stream().map(sheet -> String.join("\n", lines(sheet))).collect(Collectors.joining("\n\n"));
    }

    private List<String> lines(SlaSheet sheet) {
        SlaFigures figures = sheet.figures();
        List<String> out = new ArrayList<>();
        out.add(figures.environment() + (figures.component() == null ? "" : "/" + figures.component()) + ", "
                + figures.period());
        if (figures.partial() != null) {
            out.add("  partial       " + figures.partial() + ": " + times.at(figures.from()) + " to "
                    + times.at(figures.to()));
        }
        out.add("  verdict       " + RunText.word(figures.verdict())
                + (figures.objective() == null ? "" : " (objective: above " + figures.objective() + " %)")
                + (figures.reason() == null ? "" : ": " + figures.reason()));
        out.add("  contractual   " + account(sheet.contractual(), figures.contractual()));
        out.add("  raw           " + account(sheet.raw(), figures.raw()));
        out.add("  coverage      " + percent(sheet.contractual().coverage(), 2) + ", so that it lies between "
                + percent(sheet.contractual().worst(), 4) + " and "
                + percent(sheet.contractual().best(), 4));
        if (figures.budget() != null) {
            out.add("  error budget  " + budget(figures.budget(), sheet.budgetUsed()));
        }
        sheet.burn().forEach(burn -> out.add(burn(burn)));
        if (figures.component() == null) {
            windows(figures.windows(), out);
        }
        return out;
    }

    private static String account(SlaSheet.Shares shares, SlaAccount account) {
        return percent(shares.availability(), 4) + " of " + Times.took(account.agreed()) + ": "
                + Times.took(account.down()) + " down, " + Times.took(account.unknown()) + " unknown";
    }

    private static String budget(SlaBudget budget, @Nullable BigDecimal used) {
        if (used == null) {
            return Times.took(budget.total()) + "; how much of it is used, nobody knows";
        }
        return Times.took(budget.used()) + " of " + Times.took(budget.total()) + " used ("
                + used.setScale(1, RoundingMode.CEILING) + " %)";
    }

    private static String burn(BurnRate burn) {
        String rate = burn.rate() == null
                ? BLANK
                : burn.rate().setScale(1, RoundingMode.CEILING).toString();
        return "  burn rate     " + rate + " over " + Times.took(burn.window()) + (burn.over() ? ", OVER " : ", limit ")
                + burn.limit();
    }

    private void windows(List<Window> windows, List<String> out) {
        Duration deducted = windows.stream()
                .filter(Window::deducted)
                .map(window -> Duration.between(window.from(), window.to()))
                .reduce(Duration.ZERO, Duration::plus);
        long count = windows.stream().filter(Window::deducted).count();
        out.add("  windows       " + count + " deducted (" + Times.took(deducted) + "), " + (windows.size() - count)
                + " listed only");
        for (Window window : windows) {
            out.add("    " + times.at(window.from()) + " to " + times.at(window.to()) + "  " + window.reason()
                    + (window.deducted() ? "" : "  (not deducted: " + window.notDeducted() + ")"));
        }
    }

    private static String percent(@Nullable BigDecimal percent, int places) {
        return percent == null ? BLANK : percent.setScale(places, RoundingMode.FLOOR) + " %";
    }
}
