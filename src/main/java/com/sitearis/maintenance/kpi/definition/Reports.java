package com.sitearis.maintenance.kpi.definition;

import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.plan.PlanInvalid;
import com.sitearis.maintenance.plan.Problem;
import com.sitearis.maintenance.plan.RecordFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The report files: {@code reports/} beside the launcher, or those packed into the program. */
public final class Reports {

    private static final String ENDING = ".yaml";

    private final @Nullable Path folder;

    private Reports(@Nullable Path folder) {
        this.folder = folder;
    }

    public static Reports of(Path folder) {
        return new Reports(folder);
    }

    /** The folder beside the launcher when there is one, or else what is packed. */
    public static Reports standard() {
        Path beside = Path.of(System.getProperty("maintenance.folder", ""), "reports");
        return new Reports(Files.isDirectory(beside) ? beside : null);
    }

    /** The names that {@code report:} may give. */
    public List<String> names() {
        try {
            return folder == null ? packedNames() : folderNames(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the report files cannot be listed", e);
        }
    }

    /** A report and what is wrong with its file. */
    public record Read(Optional<Report> report, List<Problem> problems) {}

    /** Reads a report's file and compares it with the plan. */
    public Read read(String name, MaintenancePlan plan) {
        String display = folder == null
                ? "classpath:reports/" + name + ENDING
                : folder.resolve(name + ENDING).toString();
        RecordFile<ReportYaml> file = RecordFile.read(ReportYaml.class, display, bytes(name));
        Optional<Report> report = file.content().map(yaml -> new ReportAssembly(name, display, file).report(yaml));
        report.ifPresent(read -> compare(read, plan, file));
        List<Problem> problems = file.problems();
        return new Read(problems.isEmpty() ? report : Optional.empty(), problems);
    }

    /**
     * The report.
     *
     * @throws PlanInvalid with everything that is wrong with its file
     */
    public Report report(String name, MaintenancePlan plan) {
        if (!names().contains(name)) {
            throw new PlanInvalid(List.of(new Problem(
                    "reports/" + name + ENDING, 1, "", "there is no such file", "write one of " + names())));
        }
        Read read = read(name, plan);
        return read.report().orElseThrow(() -> new PlanInvalid(read.problems()));
    }

    private static void compare(Report report, MaintenancePlan plan, RecordFile<ReportYaml> file) {
        if (!plan.environments().isEmpty()) {
            file.known("environment", report.environment(), plan.environments().keySet(), "environment");
        }
        for (int i = 0; i < report.recipients().size(); i++) {
            file.known(
                    "recipients[" + i + "]",
                    report.recipients().get(i),
                    plan.contacts().keySet(),
                    "contact");
        }
    }

    private ByteBuffer bytes(String name) {
        try (InputStream in = folder == null
                ? Optional.ofNullable(Reports.class.getResourceAsStream("/reports/" + name + ENDING))
                        .orElseThrow(() -> new IOException("there is no packed report " + name))
                : Files.newInputStream(folder.resolve(name + ENDING))) {
            return ByteBuffer.wrap(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("the report file of " + name + " cannot be read", e);
        }
    }

    private static List<String> folderNames(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(file -> file.endsWith(ENDING) && !file.startsWith("."))
                    .map(Reports::plain)
                    .sorted()
                    .toList();
        }
    }

    private static List<String> packedNames() throws IOException {
        List<String> names = new ArrayList<>();
        for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath:reports/*" + ENDING)) {
            names.add(plain(String.valueOf(file.getFilename())));
        }
        return names;
    }

    private static String plain(String file) {
        return file.substring(0, file.length() - ENDING.length());
    }
}
