package com.sitearis.maintenance.plan;

import static com.sitearis.maintenance.plan.PlanFixture.JOB;
import static com.sitearis.maintenance.plan.PlanFixture.PLAN;
import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.plan.Channels.MailSecurity;
import com.sitearis.maintenance.plan.Channels.Mailing;
import com.sitearis.maintenance.plan.Channels.SmtpServer;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChannelsInPlanTest {

    @TempDir
    Path folder;

    PlanFixture files;

    @BeforeEach
    void aValidPlan() {
        files = new PlanFixture(folder).write("plan.yaml", PLAN).write("nightly.yaml", JOB);
    }

    @Test
    void readsEveryWayOfTelling() {
        Channels channels = read("""
                mail: { host: smtp.example.com, user: me, password: "${MAIL_PASSWORD}", from: m@example.com }
                chats: { incidents: { url: "${CHAT_URL}" } }
                webhooks: { page: { url: "${PAGE_URL}", key: "${PAGE_KEY}" } }
                pings: { nights: { url: "${PING_URL}", jobs: [nightly] } }
                """);

        Mailing mail = Objects.requireNonNull(channels.mail());
        SmtpServer server = Objects.requireNonNull(mail.server());
        assertThat(server.port()).isEqualTo(587);
        assertThat(server.security()).isEqualTo(MailSecurity.STARTTLS);
        assertThat(mail.returnPath()).isEqualTo("m@example.com");
        assertThat(channels.chats()).containsKey("incidents");
        assertThat(channels.pings()).containsKey("nights");
        assertThat(files.missing()).hasSize(5);
    }

    @Test
    void aPlanWithoutThemReachesNobodyAndIsValid() {
        assertThat(read("")).isEqualTo(Channels.NONE);
    }

    @Test
    void tellsEveryProblemAtOnceWithItsLine() {
        files.write("plan.yaml", PLAN.replace("dba: { email: dba@example.com }", """
                        dba: { email: dba@example.com, escalate-to: devop, chat: incident, escalate-after: 30s }
                          devops: { email: devops@example.com, escalate-to: lead }
                          lead: { email: lead@example.com, escalate-to: devops, duty: [Mon-Fry] }""") + """
                mail: { host: smtp.example.com, folder: x, user: me, security: none, from: nobody }
                chats: { incidents: { url: "https://hooks.example.com/sesame" } }
                pings: { nights: { url: "${PING_URL}", jobs: [nigtly] } }
                """);

        assertThat(files.problems())
                .anySatisfy(
                        problem -> assertThat(problem)
                                .isEqualTo(
                                        "plan.yaml:14: contacts.dba.escalate-to: unknown contact \"devop\"; did you mean devops?"))
                .anySatisfy(problem -> assertThat(problem)
                        .isEqualTo(
                                "plan.yaml:14: contacts.dba.chat: unknown chat \"incident\"; did you mean incidents?"))
                .anySatisfy(problem -> assertThat(problem).contains("escalate-after: is not between 1m and 1d"))
                .anySatisfy(
                        problem -> assertThat(problem).contains("contacts.devops.escalate-to: comes back to devops"))
                .anySatisfy(problem ->
                        assertThat(problem).contains("plan.yaml:16: contacts.lead.duty[0]: are no duty hours"))
                .anySatisfy(problem -> assertThat(problem).contains("plan.yaml:17: mail: names both host and folder"))
                .anySatisfy(problem -> assertThat(problem).contains("mail.from: is no e-mail address"))
                .anySatisfy(problem -> assertThat(problem)
                        .contains(
                                "chats.incidents.url: a secret may not stand in a file; write ${CHATS_INCIDENTS_URL}"))
                .anySatisfy(problem -> assertThat(problem)
                        .contains("pings.nights.jobs[0]: unknown job \"nigtly\"; did you mean nightly?"))
                .noneMatch(problem -> problem.contains("sesame"));
    }

    @Test
    void aPasswordIsNeverSentInClear() {
        files.write(
                "plan.yaml",
                PLAN + "mail: { host: h, security: none, user: me, password: \"${P}\", from: m@example.com }\n");

        assertThat(files.problems())
                .containsExactly(
                        "plan.yaml:15: mail.security: would send the password in clear; write starttls or tls");
    }

    private Channels read(String more) {
        return files.write("plan.yaml", PLAN + more).read().plan().channels();
    }
}
