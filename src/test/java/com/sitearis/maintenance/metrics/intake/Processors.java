package com.sitearis.maintenance.metrics.intake;

import com.sitearis.maintenance.metrics.MetricsDatabase;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Processor seconds of this program without its senders, and of the test server; Linux only. */
final class Processors {

    private static final double TICKS = 100;

    private final String postmaster;
    private final AtomicLong senders = new AtomicLong();

    Processors(MetricsDatabase database) {
        String backend = database.jdbc()
                .sql("select pg_backend_pid()::text")
                .query(String.class)
                .single();
        this.postmaster = stat(Path.of("/proc", backend, "stat"))[1];
    }

    record Used(double program, double postgres) {

        /** A part of it, for each of so many. */
        Used minus(Used before, double millions) {
            return new Used((program - before.program) / millions, (postgres - before.postgres) / millions);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.2f here + %.2f PostgreSQL", program, postgres);
        }
    }

    Used used() {
        long all = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
        return new Used((all - senders.get()) / 1e9, postgres());
    }

    /** To be called by a sender as its last act. */
    void senderEnds() {
        senders.addAndGet(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
    }

    private double postgres() {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(process -> process.getFileName().toString().matches("\\d+"))
                    .map(process -> stat(process.resolve("stat")))
                    .filter(stat -> stat.length > 12 && stat[1].equals(postmaster))
                    .mapToDouble(stat -> (Long.parseLong(stat[11]) + Long.parseLong(stat[12])) / TICKS)
                    .sum();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The fields after the name: state, parent, …; none when the process is gone. */
    private static String[] stat(Path file) {
        try {
            String line = Files.readString(file);
            return line.substring(line.lastIndexOf(')') + 2).split(" ");
        } catch (IOException gone) {
            return new String[0];
        }
    }
}
