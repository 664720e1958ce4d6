package com.sitearis.maintenance.slowquery.weekly.definition;

import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.plan.PlanInvalid;
import com.sitearis.maintenance.plan.Problem;
import com.sitearis.maintenance.plan.RecordFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The weekly reports' files: {@code reports/} beside the launcher, or those packed into the program. */
public final class WeeklyReports {

    private final @Nullable Path folder;

    private WeeklyReports(@Nullable Path folder) {
        this.folder = folder;
    }

    public static WeeklyReports of(Path folder) {
        return new WeeklyReports(folder);
    }

    /** The folder beside the launcher when there is one, or else what is packed. */
    public static WeeklyReports standard() {
        Path beside = Path.of(System.getProperty("maintenance.folder", ""), "reports");
        return new WeeklyReports(Files.isDirectory(beside) ? beside : null);
    }

    /** A report and what is wrong with its file. */
    public record Read(Optional<WeeklyReport> report, List<Problem> problems) {}

    /** Reads a report's file and compares it with the plan. */
    public Read read(String name, MaintenancePlan plan) {
        String display = "reports/" + name + ".yaml";
        Optional<byte[]> bytes = bytes(name);
        if (bytes.isEmpty()) {
            return new Read(
                    Optional.empty(),
                    List.of(new Problem(display, 1, "", "there is no such file", "write slow-queries-weekly")));
        }
        RecordFile<WeeklyReport> file = RecordFile.read(WeeklyReport.class, display, ByteBuffer.wrap(bytes.get()));
        file.content().ifPresent(report -> check(report, plan, file));
        return new Read(file.problems().isEmpty() ? file.content() : Optional.empty(), file.problems());
    }

    /**
     * The report.
     *
     * @throws PlanInvalid with everything that is wrong with its file
     */
    public WeeklyReport report(String name, MaintenancePlan plan) {
        Read read = read(name, plan);
        return read.report().orElseThrow(() -> new PlanInvalid(read.problems()));
    }

    private static void check(WeeklyReport report, MaintenancePlan plan, RecordFile<WeeklyReport> file) {
        if (report.recipients().isEmpty()) {
            file.problem("recipients", "names nobody", "write at least one contact of the plan, such as [dba]");
        }
        for (int i = 0; i < report.recipients().size(); i++) {
            file.known(
                    "recipients[" + i + "]",
                    report.recipients().get(i),
                    plan.contacts().keySet(),
                    "contact");
        }
        between(file, "look-back", report.lookBack(), 1, 52);
        between(file, "top", report.top(), 1, 200);
        between(file, "explain", report.explain(), 0, 100);
        Thresholds thresholds = report.thresholds();
        share(file, "thresholds.time-share", thresholds.timeShare());
        share(file, "thresholds.cache.hit", thresholds.cache().hit());
        share(file, "thresholds.scan.selectivity", thresholds.scan().selectivity());
        share(file, "thresholds.loop.similarity", thresholds.loop().similarity());
        if (thresholds.regression().ratio().compareTo(BigDecimal.ONE) <= 0) {
            file.problem("thresholds.regression.ratio", "is not over 1", "write 1.5");
        }
    }

    private static void between(RecordFile<?> file, String path, int value, int least, int most) {
        if (value < least || value > most) {
            file.problem(path, "is not between " + least + " and " + most, "write such a number");
        }
    }

    private static void share(RecordFile<?> file, String path, BigDecimal value) {
        if (value.signum() <= 0 || value.compareTo(BigDecimal.ONE) > 0) {
            file.problem(path, value + " is no share", "write a number over 0, up to 1");
        }
    }

    private Optional<byte[]> bytes(String name) {
        try (InputStream in = open(name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("the report file of " + name + " cannot be read", e);
        }
    }

    private @Nullable InputStream open(String name) throws IOException {
        if (folder == null) {
            return WeeklyReports.class.getResourceAsStream("/reports/" + name + ".yaml");
        }
        Path file = folder.resolve(name + ".yaml");
        return Files.isRegularFile(file) ? Files.newInputStream(file) : null;
    }
}
