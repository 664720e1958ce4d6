package com.sitearis.maintenance.upkeep;

import com.sitearis.maintenance.finding.Finding;
import com.sitearis.maintenance.finding.Severity;
import com.sitearis.maintenance.plan.Priority;
import java.util.Optional;

/** Which findings open an incident. */
final class AlarmPolicy {

    /** The written plan has a step at 70 % of the disk but no alert for it; here it is told as a P2. */
    static final String DISK = "disk-space";

    private AlarmPolicy() {}

    static Optional<Priority> priority(Finding finding) {
        if (finding.severity() == Severity.SEVERE) {
            return Optional.of(Priority.P1);
        }
        return finding.severity() == Severity.WARNING && finding.kind().equals(DISK)
                ? Optional.of(Priority.P2)
                : Optional.empty();
    }
}
