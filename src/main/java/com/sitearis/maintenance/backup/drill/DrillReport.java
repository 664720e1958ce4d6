package com.sitearis.maintenance.backup.drill;

import com.sitearis.maintenance.backup.Backup;
import com.sitearis.maintenance.backup.Proof;
import com.sitearis.maintenance.backup.Sizes;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;

/** A restore drill on one page: recovery point, recovery time, and what was compared. */
final class DrillReport {

    private final ZoneId zone;

    DrillReport(ZoneId zone) {
        this.zone = zone;
    }

    String text(Backup backup, Proof proof) {
        Instant snapshot = Objects.requireNonNull(backup.snapshotAt());
        StringBuilder text = new StringBuilder();
        text.append("# Restore drill of ").append(backup.database()).append("\n\n");
        line(text, "backup", backup.id() + " (" + Sizes.text(backup.size()) + ")");
        line(text, "restored into", proof.against());
        line(text, "begun", local(proof.started()));
        line(
                text,
                "recovery point",
                duration(Duration.between(snapshot, proof.started())) + " of changes would be lost: the backup holds "
                        + local(snapshot));
        Duration restore = proof.restoreTime();
        line(
                text,
                "recovery time",
                restore == null
                        ? "not measured: nothing was restored"
                        : duration(restore) + " from the first byte read to the last index built");
        line(text, "with comparison", duration(Duration.between(proof.started(), proof.finished())));
        line(
                text,
                "verdict",
                proof.verdict() + " at level " + proof.level().name().toLowerCase(Locale.ROOT) + ": " + proof.tables()
                        + " tables, " + proof.rows() + " rows compared");
        proof.exceptions().forEach(exception -> line(text, "not proven here", exception));
        proof.differences().forEach(difference -> line(text, "difference", difference));
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("- **").append(name).append("**: ").append(value).append('\n');
    }

    private String local(Instant instant) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss zzz", Locale.ROOT)
                .format(instant.atZone(zone));
    }

    static String duration(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 60) {
            return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
        }
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d h %02d min", seconds / 3600, seconds % 3600 / 60);
    }
}
