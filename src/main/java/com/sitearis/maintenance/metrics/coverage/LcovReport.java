package com.sitearis.maintenance.metrics.coverage;

import com.sitearis.maintenance.metrics.SampleRefused;
import com.sitearis.maintenance.metrics.coverage.Coverage.Count;
import java.util.HashMap;
import java.util.Map;

/** lcov: one record for each file, with lines found and hit (LF, LH) and branches (BRF, BRH). */
final class LcovReport {

    private LcovReport() {}

    static Coverage read(String text) {
        Map<String, Long> file = new HashMap<>();
        Count lines = Count.UNKNOWN;
        Count branches = Count.UNKNOWN;
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.equals("end_of_record")) {
                lines = lines.plus(count(file, "LH", "LF"));
                branches = branches.plus(count(file, "BRH", "BRF"));
                file.clear();
            } else if (line.matches("(LF|LH|BRF|BRH):\\d{1,12}")) {
                int colon = line.indexOf(':');
                file.put(line.substring(0, colon), Long.parseLong(line.substring(colon + 1)));
            }
        }
        if (!file.isEmpty()) {
            throw new SampleRefused("the lcov report ends inside a record");
        }
        return new Coverage(lines, branches);
    }

    private static Count count(Map<String, Long> file, String hit, String found) {
        return new Count(file.getOrDefault(hit, 0L), file.getOrDefault(found, 0L));
    }
}
