package com.sitearis.maintenance.incident;

import com.sitearis.maintenance.incident.sla.Span;
import com.sitearis.maintenance.incident.sla.Spans;
import com.sitearis.maintenance.incident.sla.Timeline;
import com.sitearis.maintenance.metrics.Check;
import com.sitearis.maintenance.metrics.Checks;
import com.sitearis.maintenance.plan.Environment;
import com.sitearis.maintenance.plan.MaintenancePlan;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The service level of environments and components, by month and year of the plan's zone. */
public final class Sla {

    /** The longest interval between two checks is a day, and a check speaks for two of them. */
    private static final Duration REACH = Duration.ofDays(2);

    private final Supplier<MaintenancePlan> plan;
    private final Checks checks;
    private final Windows windows;
    private final Clock clock;

    public Sla(Supplier<MaintenancePlan> plan, Checks checks, Windows windows, Clock clock) {
        this.plan = plan;
        this.checks = checks;
        this.windows = windows;
        this.clock = clock;
    }

    /** The environment's month: down while one of its vital components is down. */
    public SlaFigures month(String environment, YearMonth month) {
        return figures(month.toString(), List.of(part(environment, null, month)));
    }

    /** One component's month. */
    public SlaFigures month(String environment, String component, YearMonth month) {
        return figures(month.toString(), List.of(part(environment, component, month)));
    }

    /** The environment's year, so far: its months, added up by their seconds. */
    public SlaFigures year(String environment, Year year) {
        return year(environment, null, year);
    }

    /** One component's year, so far. */
    public SlaFigures year(String environment, @Nullable String component, Year year) {
        List<Part> months = IntStream.rangeClosed(1, 12)
                .mapToObj(month -> part(environment, component, year.atMonth(month)))
                .toList();
        return figures(year.toString(), months);
    }

    /** The components of an environment that were ever checked. */
    public List<String> components(String environment) {
        return List.copyOf(checks.born(environment).keySet());
    }

    /** How fast the error budget is used up now: 1 uses it exactly in the period. */
    public List<BurnRate> burn(String environment) {
        return BurnRate.RULES.stream()
                .map(rule -> rule.measured(
                        burn(environment, rule.window()).orElse(null),
                        burn(environment, rule.confirmedBy()).orElse(null)))
                .toList();
    }

    /** Empty when nothing is known, or nothing was promised. */
    Optional<BigDecimal> burn(String environment, Duration window) {
        Environment promised = environment(environment);
        Instant now = clock.instant();
        Span period = new Span(now.minus(window), now);
        SlaAccount account = Accounting.account(
                timeline(promised, null, period), Spans.of(period).minus(deducted(environment, period)));
        BigDecimal objective = promised.objective();
        if (objective == null || account.known().isZero() || objective.compareTo(BigDecimal.valueOf(100)) == 0) {
            return Optional.empty();
        }
        BigDecimal errors = BigDecimal.valueOf(account.down().toMillis())
                .movePointRight(2)
                .divide(BigDecimal.valueOf(account.known().toMillis()), 10, RoundingMode.CEILING);
        return Optional.of(errors.divide(BigDecimal.valueOf(100).subtract(objective), 4, RoundingMode.CEILING));
    }

    /** The agreed service time of a span in which the state was known, and how much of it was down. */
    SlaAccount observed(String environment, Span span) {
        return Accounting.account(
                timeline(environment(environment), null, span), Spans.of(span).minus(deducted(environment, span)));
    }

    Spans deducted(String environment, Span span) {
        return Windows.deducted(windows.between(environment, span.from(), span.to()));
    }

    Span period(YearMonth month) {
        return Span.month(month, plan.get().zone());
    }

    /** A month's share of the figures; a year is the sum of twelve of them. */
    private record Part(
            Environment environment,
            @Nullable String component,
            Span whole,
            Span accounted,
            SlaAccount contractual,
            SlaAccount raw,
            Duration agreedInFull,
            List<Window> windows) {}

    private Part part(String name, @Nullable String component, YearMonth month) {
        Environment environment = environment(name);
        Span whole = period(month);
        Span served = served(environment, whole, plan.get().zone());
        Span accounted = soFar(served);
        List<Window> touching = windows.between(name, served.from(), served.to());
        Spans deducted = Windows.deducted(touching);
        Timeline timeline = timeline(environment, component, accounted);
        return new Part(
                environment,
                component,
                whole,
                accounted,
                Accounting.account(timeline, Spans.of(accounted).minus(deducted)),
                Accounting.account(timeline, Spans.of(accounted)),
                Spans.of(served).minus(deducted).length(),
                touching);
    }

    /** Without what lies before the service's first day. */
    private static Span served(Environment environment, Span whole, ZoneId zone) {
        if (environment.since() == null) {
            return whole;
        }
        Instant begin = Span.begin(environment.since(), zone);
        if (!begin.isBefore(whole.to())) {
            return new Span(whole.to(), whole.to());
        }
        return begin.isAfter(whole.from()) ? new Span(begin, whole.to()) : whole;
    }

    private Span soFar(Span served) {
        Instant now = clock.instant();
        Instant end = now.isBefore(served.to()) ? now : served.to();
        return new Span(served.from(), end.isBefore(served.from()) ? served.from() : end);
    }

    private Timeline timeline(Environment environment, @Nullable String component, Span span) {
        if (component != null) {
            return Timeline.of(checks(environment.name(), component, span));
        }
        Map<String, Instant> born = checks.born(environment.name());
        Map<String, List<Check>> byComponent = new TreeMap<>();
        TreeSet<String> names = new TreeSet<>(environment.vital().isEmpty() ? born.keySet() : environment.vital());
        names.forEach(name -> byComponent.put(name, checks(environment.name(), name, span)));
        // One that nobody checks any more has left the service, unless the plan says that it is vital.
        byComponent.values().removeIf(found -> environment.vital().isEmpty() && found.isEmpty());
        return Timeline.together(byComponent.entrySet().stream()
                .map(entry -> new Timeline.Part(
                        Timeline.of(entry.getValue()), born.getOrDefault(entry.getKey(), Instant.MIN)))
                .toList());
    }

    private List<Check> checks(String environment, String component, Span span) {
        return checks.between(environment, component, span.from().minus(REACH), span.to());
    }

    private SlaFigures figures(String period, List<Part> parts) {
        Part first = parts.get(0);
        Part last = parts.get(parts.size() - 1);
        SlaAccount contractual = sum(parts.stream().map(Part::contractual));
        SlaAccount raw = sum(parts.stream().map(Part::raw));
        Duration inFull = parts.stream().map(Part::agreedInFull).reduce(Duration.ZERO, Duration::plus);
        BigDecimal objective = first.environment().objective();
        Span accounted = accounted(parts);
        SlaVerdict verdict = objective == null ? SlaVerdict.UNKNOWN : contractual.verdict(objective);
        return new SlaFigures(
                first.environment().name(),
                first.component(),
                period,
                accounted.from(),
                accounted.to(),
                partial(new Span(first.whole().from(), last.whole().to()), accounted),
                contractual,
                raw,
                objective,
                verdict,
                Accounting.reason(contractual, objective, verdict),
                objective == null ? null : SlaBudget.of(objective, inFull, contractual.down()),
                parts.stream()
                        .flatMap(part -> part.windows().stream())
                        .distinct()
                        .sorted(Comparator.comparing(Window::from))
                        .toList());
    }

    private static SlaAccount sum(Stream<SlaAccount> accounts) {
        return accounts.reduce(SlaAccount.NONE, SlaAccount::plus);
    }

    /** From the first month that has any agreed time to the last. */
    private static Span accounted(List<Part> parts) {
        List<Span> spans = new ArrayList<>(parts.stream()
                .map(Part::accounted)
                .filter(span -> !span.isEmpty())
                .toList());
        return spans.isEmpty()
                ? parts.get(0).accounted()
                : new Span(spans.get(0).from(), spans.get(spans.size() - 1).to());
    }

    private static @Nullable String partial(Span whole, Span accounted) {
        if (accounted.equals(whole)) {
            return null;
        }
        if (accounted.isEmpty()) {
            return "no time of service in it yet";
        }
        boolean began = accounted.from().isAfter(whole.from());
        boolean lasts = accounted.to().isBefore(whole.to());
        return began && lasts
                ? "the service began inside it, and it is not over"
                : began ? "the service began inside it" : "it is not over";
    }

    private Environment environment(String name) {
        return Objects.requireNonNull(
                plan.get().environments().get(name), () -> "the plan has no environment '" + name + "'");
    }
}
