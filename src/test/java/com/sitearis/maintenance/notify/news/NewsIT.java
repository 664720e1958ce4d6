package com.sitearis.maintenance.notify.news;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.notify.Channel;
import com.sitearis.maintenance.notify.Listener;
import com.sitearis.maintenance.notify.MailNotConfigured;
import com.sitearis.maintenance.notify.NotifyConfiguration;
import com.sitearis.maintenance.notify.Outbox;
import com.sitearis.maintenance.notify.Outgoing;
import com.sitearis.maintenance.notify.Outgoing.State;
import com.sitearis.maintenance.notify.Plans;
import com.sitearis.maintenance.notify.TestClock;
import com.sitearis.maintenance.notify.dispatch.Dispatch;
import com.sitearis.maintenance.notify.dispatch.DispatchConfiguration;
import com.sitearis.maintenance.plan.Channels;
import com.sitearis.maintenance.plan.Channels.Mailing;
import com.sitearis.maintenance.plan.Channels.Ping;
import com.sitearis.maintenance.plan.Home;
import com.sitearis.maintenance.plan.JobKind;
import com.sitearis.maintenance.plan.JobSpec;
import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.plan.Schedule;
import com.sitearis.maintenance.plan.Secret;
import com.sitearis.maintenance.postgres.PgConnections;
import com.sitearis.maintenance.postgres.TestServer;
import com.sitearis.maintenance.run.Assignment;
import com.sitearis.maintenance.run.CurrentPlan;
import com.sitearis.maintenance.run.JobSteps;
import com.sitearis.maintenance.run.Run;
import com.sitearis.maintenance.run.RunConfiguration;
import com.sitearis.maintenance.run.RunFinished;
import com.sitearis.maintenance.run.RunLauncher;
import com.sitearis.maintenance.run.RunOverdue;
import com.sitearis.maintenance.run.RunRecipe;
import com.sitearis.maintenance.run.Runs;
import com.sitearis.maintenance.run.TriggerStuck;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.job.Job;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Runs that fail, in the real engine, and what then lies in the mailbox. */
class NewsIT {

    static final PgAddress DATABASE = TestServer.createDatabase("notify_news");

    record Nothing() {}

    static final JobKind<Nothing> KIND = new JobKind<>() {
        @Override
        public String name() {
            return "failing";
        }

        @Override
        public Class<Nothing> settings() {
            return Nothing.class;
        }

        @Override
        public List<String> targets(Nothing settings) {
            return List.of("production");
        }
    };

    static class Failing implements RunRecipe<Nothing> {

        @Override
        public JobKind<Nothing> kind() {
            return KIND;
        }

        @Override
        public Job build(Assignment<Nothing> assignment, JobSteps steps) {
            return steps.job()
                    .start(steps.step("dump", scope -> {
                        throw new MailNotConfigured();
                    }))
                    .build();
        }
    }

    @EnableAutoConfiguration
    @Import({RunConfiguration.class, NotifyConfiguration.class, NewsConfiguration.class, DispatchConfiguration.class})
    static class Application {

        @Bean
        Failing failing() {
            return new Failing();
        }

        /** A Tuesday night: nobody but support-n3 is on duty. */
        @Bean
        Clock clock() {
            return new TestClock("2026-11-24T22:00:00Z");
        }

        @Bean
        CurrentPlan plan() {
            return new CurrentPlan();
        }

        @Bean
        Home home() {
            return new Home(Path.of("target", "notify-home"));
        }
    }

    @TempDir
    Path mailbox;

    Listener dead;
    ConfigurableApplicationContext context;

    @BeforeEach
    void start() throws Exception {
        dead = new Listener();
        Secret password = DATABASE.password();
        context = new SpringApplicationBuilder(Application.class)
                .run(
                        "--spring.datasource.url=" + PgConnections.url(DATABASE),
                        "--spring.datasource.username=" + DATABASE.user(),
                        "--spring.datasource.password=" + (password == null ? "" : password.reveal()),
                        "--maintenance.outbox.every=1h",
                        "--spring.autoconfigure.exclude=org.springframework.boot.quartz.autoconfigure.QuartzAutoConfiguration");
        Channels channels = new Channels(
                new Mailing("maintenance@example.com", "maintenance@example.com", null, mailbox),
                Map.of(),
                Map.of(),
                Map.of("nights", new Ping("nights", new Secret("PING", dead.address("/id")), List.of("nightly"))));
        context.getBean(CurrentPlan.class).set(Plans.plan(Locale.FRENCH, channels, Plans.contacts(), nightly()));
    }

    @AfterEach
    void stop() {
        context.close();
        dead.close();
    }

    @Test
    void aFailedRunIsToldToWhomTheJobFileSaysAndToWhoeverIsOnDutyThough() {
        Run run = launch("2026-11-24T21:00:00Z");
        context.getBean(Dispatch.class).drain(Duration.ofSeconds(20));

        List<Outgoing> mails = mails("run/" + run.id() + "/failed/");
        assertThat(mails)
                .extracting(Outgoing::recipient)
                .containsExactlyInAnyOrder("dba@example.com", "support-n3@example.com");
        assertThat(mails).allMatch(mail -> mail.state() == State.SENT);
        assertThat(outbox().text(mails.get(0).id()).replace("\r\n", "\n"))
                .contains("La tâche « nightly » a échoué sur « production ».")
                .contains("Aucun des destinataires prévus (dba) n'est d'astreinte à cette heure.")
                .contains("Étape : dump")
                .contains("the plan sends no mail")
                .contains("src/docs/runbook/mail-not-configured.md")
                .contains("./maintenance job relaunch " + run.id())
                .doesNotContain("/runs/");
        // The beginning had not left when the end came: told now, it would be taken for another beginning.
        assertThat(dead.paths()).containsExactly("/id/1");
    }

    @Test
    void anEndThatIsToldAgainIsNoNewsAndAnotherFailureAfterARelaunchIs() {
        Run run = launch("2026-11-24T21:01:00Z");
        context.publishEvent(new RunFinished(
                run.id(),
                run.job(),
                run.target(),
                run.slot(),
                run.state(),
                Objects.requireNonNull(run.finished()),
                "again"));
        assertThat(mails("run/" + run.id())).hasSize(2);

        ((TestClock) context.getBean(Clock.class)).forward(Duration.ofMinutes(5));
        context.getBean(RunLauncher.class).relaunch(run.id(), "alice");
        assertThat(mails("run/" + run.id())).hasSize(4);
    }

    @Test
    void aLateRunAndAStuckScheduleAreToldOnce() {
        Run run = launch("2026-11-24T21:02:00Z");
        Instant by = Instant.parse("2026-11-24T21:32:00Z");
        for (int i = 0; i < 2; i++) {
            context.publishEvent(new RunOverdue(run.id(), run.job(), run.target(), run.slot(), by));
            context.publishEvent(new TriggerStuck("nightly", "production", by.plusSeconds(i)));
        }
        assertThat(mails("run/" + run.id() + "/overdue/")).hasSize(2);
        assertThat(mails("trigger/nightly/production/"))
                .hasSize(2)
                .allMatch(mail -> mail.subject().startsWith("[PLANIFICATION] SiteAris"));
    }

    @Test
    void aMailLeadsToTheConsoleWhenThePlanSaysWhereThatIs() {
        CurrentPlan plan = context.getBean(CurrentPlan.class);
        plan.set(Plans.withConsole(plan.get(), "https://maintenance.example.com"));
        Run run = launch("2026-11-24T21:03:00Z");
        assertThat(outbox().text(mails("run/" + run.id()).get(0).id()))
                .contains("https://maintenance.example.com/runs/" + run.id())
                .contains("https://maintenance.example.com/runbook/mail-not-configured")
                .doesNotContain("src/docs/runbook");
    }

    private Run launch(String slot) {
        context.getBean(RunLauncher.class).launch("nightly", "production", Instant.parse(slot), "a test");
        return context.getBean(Runs.class)
                .find("nightly", "production", Instant.parse(slot))
                .orElseThrow();
    }

    private List<Outgoing> mails(String prefix) {
        return outbox().list(false, 1000).stream()
                .filter(one -> one.channel() == Channel.MAIL && one.key().startsWith(prefix))
                .toList();
    }

    private Outbox outbox() {
        return context.getBean(Outbox.class);
    }

    private static JobSpec nightly() {
        return new JobSpec(
                "nightly",
                Path.of("nightly.yaml"),
                KIND,
                "Full backup",
                List.of(),
                new Schedule.OnDemand(),
                List.of("production"),
                null,
                JobSpec.Retry.NONE,
                List.of("dba"),
                new Nothing());
    }
}
