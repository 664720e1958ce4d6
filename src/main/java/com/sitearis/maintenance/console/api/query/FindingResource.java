package com.sitearis.maintenance.console.api.query;

import com.sitearis.maintenance.console.api.Addresses;
import com.sitearis.maintenance.console.api.Cursor;
import com.sitearis.maintenance.console.api.Limit;
import com.sitearis.maintenance.console.api.Page;
import com.sitearis.maintenance.console.api.PlanNames;
import com.sitearis.maintenance.console.server.ForPrograms;
import com.sitearis.maintenance.finding.FindingFilter;
import com.sitearis.maintenance.finding.Findings;
import com.sitearis.maintenance.finding.KnownFinding;
import com.sitearis.maintenance.finding.Severity;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What was found in the databases, with its evidence and what to do. */
@ForPrograms
@RequestMapping(Addresses.ROOT + "/findings")
class FindingResource {

    private final Findings findings;
    private final PlanNames names;

    FindingResource(Findings findings, PlanNames names) {
        this.findings = findings;
        this.names = names;
    }

    /**
     * What stands first, then the worst, then the newest.
     *
     * @param source how the source begins, such as {@code upkeep.}
     */
    @GetMapping
    Page<KnownFinding> list(
            @RequestParam(required = false) @Nullable String database,
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(defaultValue = "NOTE") Severity atLeast,
            @RequestParam(defaultValue = "false") boolean resolved,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Limit.USUAL) int limit) {
        Cursor place = Cursor.read(cursor, 1);
        String only = database == null ? null : names.database(database).name();
        FindingFilter filter = new FindingFilter(only, source, atLeast, resolved);
        return Page.of(
                findings.list(filter, place == null ? null : place.number(0), Limit.plusOne(limit)),
                limit,
                finding -> Cursor.at(finding.id()));
    }
}
