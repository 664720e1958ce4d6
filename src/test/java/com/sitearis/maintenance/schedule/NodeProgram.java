package com.sitearis.maintenance.schedule;

import com.sitearis.maintenance.plan.JobKind;
import com.sitearis.maintenance.plan.JobSpec;
import com.sitearis.maintenance.plan.JobSpec.Retry;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.plan.Schedule;
import com.sitearis.maintenance.run.Assignment;
import com.sitearis.maintenance.run.CurrentPlan;
import com.sitearis.maintenance.run.JobSteps;
import com.sitearis.maintenance.run.RunConfiguration;
import com.sitearis.maintenance.run.RunRecipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.springframework.batch.core.job.Job;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The whole engine as a program of its own: Quartz, Batch and a plan whose jobs write down what they do. */
@EnableAutoConfiguration
@Import({RunConfiguration.class, ScheduleConfiguration.class})
class NodeProgram {

    /** @param folder where the steps write {@code log}; the second one goes on while the file {@code hold} exists */
    record Diary(Path folder) {}

    private static final JobKind<Diary> KIND = new JobKind<>() {
        @Override
        public String name() {
            return "diary";
        }

        @Override
        public Class<Diary> settings() {
            return Diary.class;
        }

        @Override
        public List<String> targets(Diary settings) {
            return List.of("shop");
        }
    };

    public static void main(String[] arguments) throws InterruptedException {
        long begun = System.nanoTime();
        new SpringApplicationBuilder(NodeProgram.class).run(arguments);
        System.err.println(
                "ready after " + Duration.ofNanos(System.nanoTime() - begun).toMillis() + " ms");
        new CountDownLatch(1).await();
    }

    static MaintenancePlan plan(Path folder) {
        return Plans.plan(
                job("tick", Plans.cron("0/2 * * * * ?"), folder.resolve("tick")),
                job("slow", new Schedule.OnDemand(), folder.resolve("slow")));
    }

    private static JobSpec job(String name, Schedule schedule, Path folder) {
        return new JobSpec(
                name,
                Path.of(name + ".yaml"),
                KIND,
                "a test",
                List.of(),
                schedule,
                List.of("shop"),
                null,
                new Retry(3, Duration.ofMinutes(5)),
                List.of(),
                new Diary(folder));
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    CurrentPlan currentPlan(PlanFiles files) {
        return new CurrentPlan(files.read());
    }

    @Bean
    PlanFiles planFiles() {
        return () -> plan(Path.of(System.getenv("TEST_FOLDER")));
    }

    @Bean
    RunRecipe<Diary> recipe() {
        return new Recipe();
    }

    private static final class Recipe implements RunRecipe<Diary> {

        @Override
        public JobKind<Diary> kind() {
            return KIND;
        }

        @Override
        public Job build(Assignment<Diary> assignment, JobSteps steps) {
            Path folder = assignment.settings().folder();
            String slot = assignment.slot().toString();
            return steps.job()
                    .start(steps.step("first", scope -> write(folder, slot + " first")))
                    .next(steps.step("second", scope -> {
                        write(folder, slot + " second");
                        while (Files.exists(folder.resolve("hold"))) {
                            scope.checkStop();
                            LockSupport.parkNanos(50_000_000);
                        }
                    }))
                    .next(steps.step("third", scope -> write(folder, slot + " third")))
                    .build();
        }

        private static void write(Path folder, String line) throws IOException {
            Files.writeString(folder.resolve("log"), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }
}
