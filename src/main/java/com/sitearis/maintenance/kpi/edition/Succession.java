package com.sitearis.maintenance.kpi.edition;

import com.sitearis.maintenance.kpi.figures.Difference;
import com.sitearis.maintenance.kpi.figures.Figure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** How a version follows the one before: whether there is anything new, and what its journal says. */
public final class Succession {

    private Succession() {}

    /** Whether a new version would say anything that the last one does not. */
    public static boolean changed(Edition last, List<Figure> figures, List<Remark> remarks, boolean provisional) {
        return !Difference.between(last.figures(), figures).isEmpty()
                || !remarked(last.remarks(), remarks).isEmpty()
                || last.provisional() != provisional;
    }

    public static List<JournalEntry> journal(
            Optional<Edition> last, Instant frozen, boolean provisional, List<Figure> figures, List<Remark> remarks) {
        List<JournalEntry> journal = new ArrayList<>(last.map(Edition::journal).orElse(List.of()));
        journal.add(new JournalEntry(
                last.map(Edition::version).orElse(0) + 1,
                frozen,
                provisional,
                last.map(before -> Difference.between(before.figures(), figures))
                        .orElse(List.of()),
                last.map(before -> remarked(before.remarks(), remarks)).orElse(List.of())));
        return List.copyOf(journal);
    }

    /** The KPIs whose comment is another. */
    private static List<String> remarked(List<Remark> before, List<Remark> after) {
        TreeSet<String> changed = new TreeSet<>();
        before.stream().filter(one -> !after.contains(one)).map(Remark::kpi).forEach(changed::add);
        after.stream().filter(one -> !before.contains(one)).map(Remark::kpi).forEach(changed::add);
        return List.copyOf(changed);
    }
}
