package com.sitearis.maintenance.kpi;

import com.sitearis.maintenance.kpi.edition.Edition;
import com.sitearis.maintenance.kpi.edition.Editions;
import com.sitearis.maintenance.kpi.edition.Remarks;
import com.sitearis.maintenance.kpi.edition.StoredEdition;
import com.sitearis.maintenance.kpi.workbook.KpiWorkbook;
import com.sitearis.maintenance.kpi.workbook.Returned;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes over what a person typed into a workbook: what stands there and was not written by us. */
final class ReturnedComments {

    private final Editions editions;
    private final Remarks remarks;

    ReturnedComments(Editions editions, Remarks remarks) {
        this.editions = editions;
        this.remarks = remarks;
    }

    /** Answers the KPIs that have a new comment. A comment that was wiped out is not: it stays in force. */
    List<String> take(Path file, String plan, @Nullable YearMonth month, String by) {
        Returned returned = Returned.read(file);
        if (!returned.plan().equals(plan) || (month != null && !month.equals(returned.month()))) {
            throw new EditionNotFound(
                    file.toString(), "is of " + returned.plan() + ", " + returned.month() + ", not of what was asked");
        }
        Edition edition = editions.version(returned.report(), returned.month(), returned.version())
                .map(StoredEdition::edition)
                .orElseThrow(() -> new EditionNotFound(
                        file.toString(),
                        "is v" + returned.version() + " of " + returned.month() + ", which was never made here"));
        Map<String, String> printed = KpiWorkbook.comments(edition);
        List<String> taken = new ArrayList<>();
        returned.comments().forEach((kpi, text) -> {
            if (edition.report().kpi(kpi).isPresent() && !text.equals(printed.get(kpi))) {
                remarks.write(returned.report(), kpi, returned.month(), text, by);
                taken.add(kpi);
            }
        });
        return taken.stream().sorted().toList();
    }
}
