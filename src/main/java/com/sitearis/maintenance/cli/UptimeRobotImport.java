package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.incident.SlaAccount;
import com.sitearis.maintenance.incident.SlaSheet;
import com.sitearis.maintenance.metrics.Check;
import com.sitearis.maintenance.metrics.Checks;
import com.sitearis.maintenance.metrics.uptimerobot.Monitor;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What became of a monitor's logs, and how our account of them differs from the provider's.
 *
 * @param checks how many the logs make
 * @param added how many of them were not known
 * @param from null, as all that follows, when the logs say nothing
 * @param known how much of the time between the logs say anything about
 * @param availability in percent, by our rules
 * @param allTime the provider's figure of all time
 * @param ranges its figures of ranges that it does not repeat
 * @param months the service level of the months that the logs touch, with whatever other probes know
 */
record UptimeRobotImport(
        String monitor,
        String environment,
        String component,
        int logs,
        int checks,
        int added,
        @Nullable Instant from,
        @Nullable Instant to,
        Duration known,
        Duration down,
        @Nullable BigDecimal availability,
        @Nullable Theirs allTime,
        List<Theirs> ranges,
        List<SlaSheet> months) {

    /**
     * A figure of the provider.
     *
     * @param difference theirs less ours, in percentage points; null when there is no figure of ours
     */
    record Theirs(String percent, @Nullable BigDecimal difference) {}

    static UptimeRobotImport take(Monitor monitor, String environment, String component, IncidentDesk desk) {
        List<Check> made = monitor.checks(environment, component);
        Instant oldest =
                desk.now().atZone(desk.plan().zone()).minus(Checks.KEPT).toInstant();
        int added = desk.checks()
                .record(made.stream()
                        .filter(check -> check.at().isAfter(oldest))
                        .toList());
        Duration down = monitor.time(false);
        Duration known = monitor.time(true).plus(down);
        BigDecimal ours =
                new SlaAccount(known, known.minus(down), down).availability().orElse(null);
        Check last = made.isEmpty() ? null : made.get(made.size() - 1);
        Instant from = made.isEmpty() ? null : made.get(0).at();
        Instant to = last == null ? null : last.at().plus(last.interval().multipliedBy(2));
        return new UptimeRobotImport(
                monitor.name() + " (" + monitor.id() + ")",
                environment,
                component,
                monitor.logs().size(),
                made.size(),
                added,
                from,
                to,
                known,
                down,
                ours,
                monitor.allTimeRatio() == null ? null : theirs(monitor.allTimeRatio(), ours),
                monitor.rangeRatios().stream().map(ratio -> theirs(ratio, ours)).toList(),
                months(environment, component, from, to, desk));
    }

    private static Theirs theirs(String ratio, @Nullable BigDecimal ours) {
        boolean number = ratio.matches("\\d{1,3}(\\.\\d{1,10})?");
        return new Theirs(ratio, number && ours != null ? new BigDecimal(ratio).subtract(ours) : null);
    }

    private static List<SlaSheet> months(
            String environment, String component, @Nullable Instant from, @Nullable Instant to, IncidentDesk desk) {
        if (from == null || to == null) {
            return List.of();
        }
        ZoneId zone = desk.plan().zone();
        YearMonth last = YearMonth.from(to.atZone(zone));
        return Stream.iterate(
                        YearMonth.from(from.atZone(zone)), month -> !month.isAfter(last), month -> month.plusMonths(1))
                .map(month -> SlaSheet.of(desk.sla().month(environment, component, month), List.of()))
                .toList();
    }
}
