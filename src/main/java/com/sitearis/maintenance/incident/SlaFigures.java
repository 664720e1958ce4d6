package com.sitearis.maintenance.incident;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The service level of a month or year.
 *
 * @param component null for the environment as a whole
 * @param period {@code 2026-10} or {@code 2026}
 * @param from where accounting begins; later than the period's begin when the service began later
 * @param to where it ends; earlier than the period's end while the period lasts
 * @param partial why only a part of the period is accounted for; null for all of it
 * @param contractual without windows
 * @param raw of all the time, windows included
 * @param objective in percent; null when the plan names none
 * @param reason why there is no verdict, or none that could be trusted; null when there is
 * @param budget null without an objective
 * @param windows that touch the period, deducted and listed ones, by begin
 */
public record SlaFigures(
        String environment,
        @Nullable String component,
        String period,
        Instant from,
        Instant to,
        @Nullable String partial,
        SlaAccount contractual,
        SlaAccount raw,
        @Nullable BigDecimal objective,
        SlaVerdict verdict,
        @Nullable String reason,
        @Nullable SlaBudget budget,
        List<Window> windows) {}
