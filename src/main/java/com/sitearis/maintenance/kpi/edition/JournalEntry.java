package com.sitearis.maintenance.kpi.edition;

import com.sitearis.maintenance.kpi.figures.Difference;
import java.time.Instant;
import java.util.List;

/**
 * One version of the period, and what it changed.
 *
 * @param differences from the version before
 * @param remarks the KPIs whose comment changed
 */
public record JournalEntry(
        int version, Instant frozen, boolean provisional, List<Difference> differences, List<String> remarks) {}
