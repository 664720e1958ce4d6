package com.sitearis.maintenance.metrics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The availability checks we remember. Needs nothing but a database. */
public final class Checks {

    /** How long checks are kept. */
    public static final Period KEPT = Period.ofMonths(25);

    private static final String SERIES = """
            insert into app.check_series (environment, component, probe)
            select distinct environment, component, probe
            from unnest(?::text[], ?::text[], ?::text[]) given (environment, component, probe)
            where not exists (
                select from app.check_series known
                where (known.environment, known.component, known.probe)
                    = (given.environment, given.component, given.probe))
            on conflict do nothing""";

    private static final String RECORD = """
            insert into app.availability_check (series, at, up, seconds, detail)
            select series.id, given.at, given.up, given.seconds, given.detail
            from unnest(?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::boolean[], ?::float8[], ?::text[])
                     given (environment, component, probe, at, up, seconds, detail)
            join app.check_series series using (environment, component, probe)
            on conflict (series, at) do nothing""";

    private static final String BETWEEN = """
            select series.environment, series.component, series.probe, at, up, seconds, detail
            from app.availability_check
            join app.check_series series on series.id = series
            where series.environment = :environment and series.component = :component and at >= :from and at < :to
            order by at, series.probe""";

    private static final String BORN = """
            select component, min(first)
            from app.check_series series,
                 lateral (select at from app.availability_check where series = series.id order by at limit 1) oldest (first)
            where environment = :environment
            group by component
            order by component""";

    private static final String COUNT = """
            select environment, count(*) from (
                select environment, component, probe from app.check_series where environment = any(?::text[])
                union
                select * from unnest(?::text[], ?::text[], ?::text[])) all_of_them (environment, component, probe)
            group by environment""";

    /** Of components and probes in one environment, so that no sender fills the table with names. */
    private static final int MOST_SERIES = 5000;

    private final JdbcClient jdbc;

    public Checks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds checks. One of the same environment, component, probe and instant as a known one changes nothing.
     *
     * @return how many were added
     */
    public int record(List<Check> checks) {
        String[] environments = texts(checks.stream().map(Check::environment).toList());
        String[] components = texts(checks.stream().map(Check::component).toList());
        String[] probes = texts(checks.stream().map(Check::probe).toList());
        // Its own statement: a series that another program adds at this moment is seen by the next one.
        jdbc.sql(SERIES).params(environments, components, probes).update();
        return jdbc.sql(RECORD)
                .params(
                        environments,
                        components,
                        probes,
                        checks.stream().map(check -> check.at().toString()).toArray(String[]::new),
                        checks.stream().map(Check::up).toArray(Boolean[]::new),
                        checks.stream().map(check -> seconds(check.interval())).toArray(Double[]::new),
                        checks.stream().map(Check::detail).toArray(String[]::new))
                .update();
    }

    /**
     * Holds senders to so many names.
     *
     * @throws TooManySeries when an environment would have too many components and probes with these checks
     */
    public void limit(List<Check> checks) {
        List<Check> names = checks.stream()
                .collect(Collectors.toMap(
                        check -> List.of(check.environment(), check.component(), check.probe()),
                        Function.identity(),
                        (one, other) -> one))
                .values()
                .stream()
                .toList();
        String[] environments = texts(names.stream().map(Check::environment).toList());
        String[] components = texts(names.stream().map(Check::component).toList());
        String[] probes = texts(names.stream().map(Check::probe).toList());
        jdbc.sql(COUNT).params(environments, environments, components, probes).query(row -> {
            if (row.getLong(2) > MOST_SERIES) {
                throw new TooManySeries(row.getString(1), row.getLong(2), MOST_SERIES);
            }
        });
    }

    /** The checks in [from, to), by instant. */
    public List<Check> between(String environment, String component, Instant from, Instant to) {
        return jdbc.sql(BETWEEN)
                .param("environment", environment)
                .param("component", component)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .query((row, number) -> check(row))
                .list();
    }

    /** The components of an environment that are remembered, each with the instant of its oldest check. */
    public Map<String, Instant> born(String environment) {
        Map<String, Instant> born = new LinkedHashMap<>();
        jdbc.sql(BORN).param("environment", environment).query(row -> {
            born.put(row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant());
        });
        return born;
    }

    /** Removes what is older; a table of millions is emptied in bites. Answers how many went. */
    public int prune(Instant before) {
        return jdbc.sql("""
                        delete from app.availability_check where ctid = any(array(
                            select ctid from app.availability_check where at < :before limit 50000))""").param("before", before.atOffset(ZoneOffset.UTC)).update();
    }

    private static Check check(ResultSet row) throws SQLException {
        return new Check(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                row.getBoolean(5),
                Duration.ofMillis(Math.round(row.getDouble(6) * 1000)),
                row.getString(7));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static String[] texts(Collection<String> texts) {
        return texts.toArray(String[]::new);
    }
}
