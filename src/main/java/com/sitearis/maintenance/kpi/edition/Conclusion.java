package com.sitearis.maintenance.kpi.edition;

import com.sitearis.maintenance.kpi.definition.Kpi;
import com.sitearis.maintenance.kpi.figures.Verdict;
import com.sitearis.maintenance.kpi.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The month in three lines. */
public final class Conclusion {

    private Conclusion() {}

    public static List<String> lines(Edition edition, Words words) {
        int met = edition.counted(Verdict.MET).size();
        List<Kpi> missed = edition.counted(Verdict.MISSED);
        List<Kpi> inconclusive = edition.counted(Verdict.INCONCLUSIVE);
        List<Kpi> unknown = edition.counted(Verdict.UNKNOWN);
        List<Kpi> open = new ArrayList<>(inconclusive);
        open.addAll(unknown);
        int all = met + missed.size() + open.size();
        return List.of(
                words.say("summary.counts", met, missed.size(), inconclusive.size(), unknown.size(), all),
                missed(met, missed, words),
                open.isEmpty() ? words.say("summary.open-none") : words.say("summary.open", names(open, words)));
    }

    /** Where nothing was judged, "none was missed" would be true and misleading. */
    private static String missed(int met, List<Kpi> missed, Words words) {
        if (missed.isEmpty()) {
            return words.say(met == 0 ? "summary.judged-none" : "summary.missed-none");
        }
        return words.say("summary.missed", names(missed, words));
    }

    private static String names(List<Kpi> kpis, Words words) {
        return kpis.stream().map(kpi -> kpi.label().in(words.language())).collect(Collectors.joining(", "));
    }
}
