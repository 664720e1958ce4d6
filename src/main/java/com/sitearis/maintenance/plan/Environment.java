package com.sitearis.maintenance.plan;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An environment such as production or staging, and what was promised for it.
 *
 * @param objective the availability that is promised, in percent; null when none is
 * @param response how long after detection an incident may wait for somebody; a priority that is absent has no limit
 * @param since its first day of service; null when it is older than any report
 * @param vital the components without which it is down as a whole; empty for all that are checked
 * @param tell names of the contacts that are told of its incidents; empty for whoever is on duty
 */
public record Environment(
        String name,
        @Nullable BigDecimal objective,
        Map<Priority, Duration> response,
        @Nullable LocalDate since,
        List<String> vital,
        List<String> tell) {

    /** One of which nothing was promised. */
    public Environment(String name) {
        this(name, null, Map.of(), null, List.of(), List.of());
    }
}
