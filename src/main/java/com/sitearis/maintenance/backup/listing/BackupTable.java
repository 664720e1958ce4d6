package com.sitearis.maintenance.backup.listing;

import com.sitearis.maintenance.backup.Backup;
import com.sitearis.maintenance.backup.BackupState;
import com.sitearis.maintenance.backup.Proof;
import com.sitearis.maintenance.backup.Tier;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Backups as text of at most 120 columns, for {@code backup list} and {@code backup show}.
 *
 * @param zone of the times shown
 */
public record BackupTable(ZoneId zone) {

    private static final int WIDTH = 120;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final List<String> HEAD =
            List.of("BACKUP", "AGE", "SIZE", "VERDICT", "PROVEN", "RESTORE", "KEPT UNTIL", "TIERS");

    /** The table, one line each; the last column is cut where the screen ends. */
    public String list(List<BackupListing.Line> lines) {
        if (lines.isEmpty()) {
            return "no backups";
        }
        List<List<String>> cells = new ArrayList<>();
        cells.add(HEAD);
        lines.forEach(line -> cells.add(cells(line)));
        int[] widths = new int[HEAD.size()];
        for (List<String> row : cells) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return cells.stream().map(row -> join(row, widths)).collect(Collectors.joining("\n"));
    }

    /** Everything about one backup, proofs newest first. */
    public String show(BackupListing.Sheet sheet) {
        Backup backup = sheet.backup();
        List<String> out = new ArrayList<>();
        field(out, "backup", backup.id() + (backup.label().isEmpty() ? "" : "  (" + backup.label() + ")"));
        field(out, "state", word(backup.state()) + (backup.pinned() ? ", pinned" : ""));
        field(
                out,
                "holds",
                "database " + backup.database() + ", plan " + backup.plan() + ", as of " + time(backup.snapshotAt()));
        field(out, "lies in", "store " + backup.store() + ", " + backup.prefix());
        field(
                out,
                "size",
                size(backup.size()) + " (" + size(backup.plainSize()) + " before compression), " + backup.method()
                        + (backup.encrypted() ? ", encrypted" : ", not encrypted"));
        field(
                out,
                "tiers",
                backup.tiers().stream()
                        .map(tier -> tier.name() + " " + tier.keep())
                        .collect(Collectors.joining(", ")));
        field(out, "kept", keptUntil(sheet.line()));
        sheet.line().keptBecause().forEach(reason -> field(out, "", reason));
        field(out, "verdict", verdict(sheet.line()) + restored(backup));
        if (sheet.manifest() != null) {
            sheet.manifest().remarks().forEach(remark -> field(out, "remark", remark));
        }
        sheet.proofs().forEach(proof -> proof(out, proof));
        if (sheet.manifest() != null) {
            sheet.manifest().restore().forEach(command -> field(out, "by hand", command));
        }
        return String.join("\n", out);
    }

    private void proof(List<String> out, Proof proof) {
        String compared = proof.tables() == 0 ? "" : ", " + proof.tables() + " tables, " + proof.rows() + " rows";
        field(
                out,
                "proof",
                time(proof.finished()) + "  " + word(proof.level()) + ": " + word(proof.verdict()) + compared);
        field(out, "", "against " + proof.against());
        proof.differences().forEach(line -> field(out, "", "differs: " + line));
        proof.exceptions().forEach(line -> field(out, "", "except: " + line));
    }

    private List<String> cells(BackupListing.Line line) {
        return List.of(
                line.id(),
                line.age() == null ? "" : age(line.age()),
                size(line.size()),
                verdict(line),
                line.provenAt() == null
                        ? ""
                        : LocalDate.ofInstant(line.provenAt(), zone).toString(),
                line.restoreTime() == null ? "" : took(line.restoreTime()),
                keptUntil(line),
                line.tiers().stream().map(Tier::name).collect(Collectors.joining(" "))
                        + (line.label().isEmpty() ? "" : "  " + line.label()));
    }

    private static String join(List<String> row, int[] widths) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            text.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
        }
        String line = text.toString().stripTrailing();
        return line.length() <= WIDTH ? line : line.substring(0, WIDTH - 1) + "…";
    }

    private static void field(List<String> out, String name, String value) {
        out.add(String.format(Locale.ROOT, "%-8s %s", name, value).stripTrailing());
    }

    /** What a person must know first: a backup that is gone is not "proven". */
    private static String verdict(BackupListing.Line line) {
        return word(line.state() == BackupState.SEALED ? line.verdict() : line.state());
    }

    private static String keptUntil(BackupListing.Line line) {
        if (line.pinned()) {
            return "pinned";
        }
        return line.keptUntil() == null ? "" : line.keptUntil().toString();
    }

    private static String restored(Backup backup) {
        Duration took = backup.restoreTime();
        return took == null ? "" : ", restored in " + took(took);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private String time(@Nullable Instant instant) {
        return instant == null ? "-" : MINUTE.format(instant.atZone(zone));
    }

    static String age(Duration age) {
        if (age.isNegative()) {
            return "ahead"; // a clock is or was wrong; a made-up zero would hide it
        }
        if (age.toDays() > 0) {
            return age.toDays() + "d";
        }
        return age.toHours() > 0 ? age.toHours() + "h" : age.toMinutes() + "m";
    }

    static String took(Duration time) {
        if (time.toHours() > 0) {
            return time.toHours() + "h " + time.toMinutesPart() + "m";
        }
        return time.toMinutes() > 0
                ? time.toMinutes() + "m " + time.toSecondsPart() + "s"
                : String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }

    static String size(long bytes) {
        String[] units = {"B", "KiB", "MiB", "GiB", "TiB"};
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < units.length - 1) {
            value /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", value, units[unit]);
    }
}
