package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.cli.UptimeRobotImport.Theirs;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** What an import of UptimeRobot's logs says to people. */
record UptimeRobotText(Times times) {

    String of(UptimeRobotImport taken) {
        List<String> out = new ArrayList<>();
        out.add(taken.monitor() + ": " + taken.logs() + " logs are " + taken.checks() + " checks of "
                + taken.environment() + "/" + taken.component() + ", " + taken.added() + " of them new");
        BigDecimal ours = taken.availability();
        if (ours == null) {
            out.add("  the logs say nothing of any time");
            return String.join("\n", out);
        }
        out.add("  by the logs   " + ours.setScale(4, RoundingMode.FLOOR) + " % of " + Times.took(taken.known())
                + " known, " + Times.took(taken.down()) + " down: " + times.at(taken.from()) + " to "
                + times.at(taken.to()));
        if (taken.allTime() != null) {
            out.add("  provider      " + theirs(taken.allTime()) + ", of all time");
        }
        taken.ranges().forEach(range -> out.add("  provider      " + theirs(range) + ", of a range it does not name"));
        out.add("");
        out.add(new SlaText(times).of(taken.months()));
        return String.join("\n", out);
    }

    private static String theirs(Theirs theirs) {
        BigDecimal difference = theirs.difference();
        if (difference == null) {
            return theirs.percent();
        }
        String sign = difference.signum() < 0 ? "" : "+";
        return theirs.percent() + " %, " + sign + difference.setScale(4, RoundingMode.HALF_UP) + " points against ours";
    }
}
