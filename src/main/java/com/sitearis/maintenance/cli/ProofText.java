package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.backup.Proof;
import com.sitearis.maintenance.backup.recovery.Recovery;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a proof or a restore found, for people. */
final class ProofText {

    private ProofText() {}

    static String of(Proof proof) {
        List<String> lines = new ArrayList<>();
        lines.add(proof.backupId() + ": " + proof.verdict() + " at level "
                + proof.level().name().toLowerCase(Locale.ROOT));
        lines.add("  against " + proof.against() + ", in " + Times.took(proof.started(), proof.finished())
                + (proof.restoreTime() == null ? "" : " (restored in " + Times.took(proof.restoreTime()) + ")"));
        lines.add("  " + proof.tables() + " tables, " + proof.rows() + " rows compared");
        proof.exceptions().forEach(exception -> lines.add("  not proven here: " + exception));
        proof.differences().forEach(difference -> lines.add("  DIFFERENT: " + difference));
        return String.join("\n", lines);
    }

    static String of(Recovery.Recovered recovered, boolean swap) {
        List<String> lines = new ArrayList<>();
        lines.add("restored into database " + recovered.database() + " in " + Times.took(recovered.took()) + ": "
                + recovered.tables() + " tables, " + recovered.rows() + " rows compared with the witness");
        if (recovered.formerName() != null) {
            lines.add("  the former database is kept as " + recovered.formerName());
        }
        recovered.remarks().forEach(remark -> lines.add("  not taken over: " + remark));
        recovered.differences().forEach(difference -> lines.add("  DIFFERENT: " + difference));
        if (swap && !recovered.differences().isEmpty()) {
            lines.add("  names were not exchanged, because the copy differs");
        }
        return String.join("\n", lines);
    }
}
