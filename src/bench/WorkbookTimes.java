import com.sitearis.maintenance.kpi.SampleMonth;
import com.sitearis.maintenance.kpi.edition.Edition;
import com.sitearis.maintenance.kpi.workbook.KpiWorkbook;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/** Builds the sample month's workbook again and again; see kpi.sh. */
class WorkbookTimes {

    public static void main(String[] args) throws Exception {
        Edition edition = SampleMonth.edition(SampleMonth.rich(SampleMonth.OCTOBER), Locale.FRENCH);
        int rounds = Integer.parseInt(args[0]);
        long[] wall = new long[rounds];
        long[] processor = new long[rounds];
        int size = 0;
        for (int i = 0; i < rounds; i++) {
            long began = System.nanoTime();
            long used = processorTime();
            size = KpiWorkbook.bytes(edition).length;
            processor[i] = Duration.ofNanos(processorTime() - used).toMillis();
            wall[i] = Duration.ofNanos(System.nanoTime() - began).toMillis();
        }
        System.out.printf("first   %5d ms wall, %5d ms processor%n", wall[0], processor[0]);
        System.out.printf("median  %5d ms wall, %5d ms processor%n", median(wall), median(processor));
        System.out.printf("size    %5d kB%n", size / 1024);
        System.out.println("peak    " + Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .findFirst()
                .orElse("not known on this system"));
    }

    private static long processorTime() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static long median(long[] times) {
        long[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
