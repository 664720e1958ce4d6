package com.sitearis.maintenance.notify;

import com.sitearis.maintenance.plan.Channels;
import com.sitearis.maintenance.plan.Channels.MailSecurity;
import com.sitearis.maintenance.plan.Channels.Mailing;
import com.sitearis.maintenance.plan.Channels.SmtpServer;
import com.sitearis.maintenance.plan.ConsoleSettings;
import com.sitearis.maintenance.plan.Contact;
import com.sitearis.maintenance.plan.JobSpec;
import com.sitearis.maintenance.plan.MaintenancePlan;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plans with the contacts of the written plan. */
public final class Plans {

    public static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private Plans() {}

    public static MaintenancePlan plan(
            Locale language, Channels channels, Map<String, Contact> contacts, JobSpec... jobs) {
        return new MaintenancePlan(
                "SiteAris",
                PARIS,
                language,
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                contacts,
                List.of(),
                List.of(jobs),
                channels,
                null);
    }

    /** The same with a console that people reach under this address. */
    public static MaintenancePlan withConsole(MaintenancePlan plan, String url) {
        return new MaintenancePlan(
                plan.name(),
                plan.zone(),
                plan.language(),
                plan.environments(),
                plan.databases(),
                plan.scratchServers(),
                plan.stores(),
                plan.contacts(),
                plan.windows(),
                plan.jobs(),
                plan.channels(),
                plan.intake(),
                new ConsoleSettings("127.0.0.1", 8685, URI.create(url), true, null));
    }

    public static MaintenancePlan plan(Channels channels) {
        return plan(Locale.ENGLISH, channels, contacts());
    }

    public static Map<String, Contact> contacts() {
        return contacts(
                contact("lead", List.of("Mon-Fri 09:00-18:00", "Sat-Sun"), "support-n3"),
                contact("devops", List.of("Mon-Fri 09:00-18:00", "Sat-Sun"), "lead"),
                contact("dba", List.of("Mon-Fri 09:00-18:00"), "devops"),
                contact("support-n3", List.of(), null));
    }

    public static Map<String, Contact> contacts(Contact... contacts) {
        Map<String, Contact> byName = new LinkedHashMap<>();
        List.of(contacts).forEach(contact -> byName.put(contact.name(), contact));
        return byName;
    }

    public static Contact contact(String name, List<String> duty, @Nullable String escalateTo) {
        return new Contact(
                name,
                name + "@example.com",
                duty.stream().map(Hours::of).toList(),
                escalateTo,
                Duration.ofMinutes(15),
                null);
    }

    public static Channels mail(int port) {
        return mail(new SmtpServer("127.0.0.1", port, MailSecurity.NONE, null, null, null));
    }

    public static Channels mail(SmtpServer server) {
        return new Channels(
                new Mailing("maintenance@example.com", "bounces@example.com", server, null),
                Map.of(),
                Map.of(),
                Map.of());
    }

    public static Channels folder(Path folder) {
        return new Channels(
                new Mailing("maintenance@example.com", "maintenance@example.com", null, folder),
                Map.of(),
                Map.of(),
                Map.of());
    }
}
