package com.sitearis.maintenance.kpi.detail;

import com.sitearis.maintenance.kpi.words.Words;
import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** Started by {@code src/bench/kpi.sh}: 500,000 rows of checks into a file. */
final class DetailBench {

    private static final int ROWS = 500_000;

    private DetailBench() {}

    public static void main(String... arguments) throws Exception {
        OffsetDateTime first = OffsetDateTime.parse("2026-10-01T00:00:00Z");
        for (String round : List.of("first", "second", "third")) {
            Path file = Files.createTempFile("detail", ".xlsx");
            long begin = System.nanoTime();
            long used = processorTime();
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
                    DetailBook book = new DetailBook(out, Words.in(Locale.FRENCH), ZoneId.of("Europe/Paris"))) {
                DetailBook.Table table = book.table("checks", List.of("at", "component", "source", "up", "cause"));
                for (int i = 0; i < ROWS; i++) {
                    table.row(
                            first.plusSeconds(5L * i), "component-" + i % 50, "availability-probe", i % 1000 > 0, null);
                }
                table.end();
            }
            System.out.printf(
                    Locale.ROOT,
                    "%d detail rows, %s: %.1f s, %.1f s of processor, %d kB (target 4 s)%n",
                    ROWS,
                    round,
                    (System.nanoTime() - begin) / 1e9,
                    (processorTime() - used) / 1e9,
                    Files.size(file) / 1024);
            Files.delete(file);
        }
    }

    private static long processorTime() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
