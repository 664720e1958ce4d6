package com.sitearis.maintenance.notify.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.notify.Mail;
import com.sitearis.maintenance.notify.Message;
import com.sitearis.maintenance.notify.Plans;
import com.sitearis.maintenance.notify.sending.Composed;
import com.sitearis.maintenance.notify.sending.MimeComposer;
import com.sitearis.maintenance.notify.template.IncidentNotice.Status;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The written plan's two templates (rows 112 and 113), word for word. */
class TemplatesTest {

    private static final IncidentNotice PAYMENTS = new IncidentNotice(
            "SiteAris",
            "P1",
            "Problème de paiement",
            Status.INVESTIGATING,
            "Les utilisateurs ne peuvent pas finaliser leurs paiements",
            Instant.parse("2023-06-15T12:30:00Z"),
            null,
            "L'équipe technique est mobilisée",
            Instant.parse("2023-06-15T13:00:00Z"),
            Optional.empty());

    @Test
    void anIncidentInFrench() {
        Message message = PAYMENTS.message(Locale.FRENCH, Plans.PARIS);

        assertThat(message.subject()).isEqualTo("[INCIDENT] SiteAris - [P1] Problème de paiement");
        assertThat(message.text()).isEqualTo("""
                        Statut : En cours d'investigation
                        Impact : Les utilisateurs ne peuvent pas finaliser leurs paiements
                        Début : 15/06/2023 14:30 CEST
                        Actions : L'équipe technique est mobilisée

                        Prochaine mise à jour : 15/06/2023 15:00 CEST
                        """);
    }

    @Test
    void anIncidentInEnglishThatIsResolvedPromisesNothing() {
        IncidentNotice resolved = new IncidentNotice(
                "SiteAris",
                "P1",
                "Payments fail",
                Status.RESOLVED,
                "Users cannot pay",
                PAYMENTS.began(),
                Instant.parse("2023-06-15T14:00:00Z"),
                "Rolled back",
                null,
                Optional.of("https://maintenance.example.com/incidents/7"));

        assertThat(resolved.message(Locale.ENGLISH, Plans.PARIS).text()).isEqualTo("""
                        Status: Resolved
                        Impact: Users cannot pay
                        Began: 2023-06-15 14:30 CEST
                        Ended: 2023-06-15 16:00 CEST
                        Actions: Rolled back

                        In the console
                          https://maintenance.example.com/incidents/7
                        """);
    }

    @Test
    void aMaintenanceTellsBothEndsInFull() {
        MaintenanceNotice notice = new MaintenanceNotice(
                "SiteAris",
                "Mise à jour planifiée",
                Instant.parse("2023-06-11T21:00:00Z"),
                Instant.parse("2023-06-12T00:00:00Z"),
                "Indisponibilité temporaire de la plateforme",
                "Mise à jour de l'infrastructure",
                "support@sitearis.com",
                null);

        Message message = notice.message(Locale.FRENCH, Plans.PARIS);
        assertThat(message.subject()).isEqualTo("[MAINTENANCE] SiteAris - Mise à jour planifiée");
        assertThat(message.text()).isEqualTo("""
                        Date : du 11/06/2023 23:00 CEST au 12/06/2023 02:00 CEST
                        Impact : Indisponibilité temporaire de la plateforme
                        Raison : Mise à jour de l'infrastructure
                        Contact : support@sitearis.com
                        """);
    }

    @Test
    void aMaintenanceOverTheClockChangeTellsEachEndsOwnTime() {
        MaintenanceNotice notice = new MaintenanceNotice(
                "SiteAris",
                "x",
                Instant.parse("2026-10-24T21:00:00Z"),
                Instant.parse("2026-10-25T02:00:00Z"),
                "x",
                "x",
                "x",
                null);

        assertThat(notice.message(Locale.ENGLISH, Plans.PARIS).text())
                .contains("from 2026-10-24 23:00 CEST to 2026-10-25 03:00 CET");
    }

    @Test
    void whatComesFromOutsideIsHarmlessInHtmlAndInSubjects() {
        IncidentNotice nasty = new IncidentNotice(
                "SiteAris",
                "P1",
                "x\r\nBcc: all@example.com",
                Status.IDENTIFIED,
                "<script>alert('x')</script> & \"more\"",
                PAYMENTS.began(),
                null,
                "a\u202fb\u00a0c\u0007",
                null,
                Optional.empty());

        Message message = nasty.message(Locale.FRENCH, Plans.PARIS);
        assertThat(message.html())
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;more&quot;")
                .doesNotContain("<script");
        assertThat(message.text()).contains("Actions : a b c\n");
        Composed composed = new MimeComposer("SiteAris", "m@example.com")
                .compose(
                        new Mail("k", "k", "a@example.com", message.subject(), "t", null, List.of()), PAYMENTS.began());
        assertThat(new String(composed.content(), StandardCharsets.US_ASCII)).doesNotContain("\nBcc:");
    }
}
