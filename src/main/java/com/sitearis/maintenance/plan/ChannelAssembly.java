package com.sitearis.maintenance.plan;

import com.sitearis.maintenance.plan.Channels.Chat;
import com.sitearis.maintenance.plan.Channels.MailSecurity;
import com.sitearis.maintenance.plan.Channels.Mailing;
import com.sitearis.maintenance.plan.Channels.Ping;
import com.sitearis.maintenance.plan.Channels.SmtpServer;
import com.sitearis.maintenance.plan.Channels.Webhook;
import com.sitearis.maintenance.plan.PlanYaml.MailYaml;
import com.sitearis.maintenance.plan.PlanYaml.PingYaml;
import com.sitearis.maintenance.plan.yaml.Findings;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From the ways of telling as written to {@link Channels}. */
final class ChannelAssembly {

    private final Findings findings;

    ChannelAssembly(Findings findings) {
        this.findings = findings;
    }

    @Nullable
    Mailing mail(@Nullable MailYaml entry) {
        if (entry == null) {
            return null;
        }
        ContactAssembly.email(findings, "mail.from", entry.from());
        if (entry.returnPath() != null) {
            ContactAssembly.email(findings, "mail.return-path", entry.returnPath());
        }
        String returnPath = entry.returnPath() == null ? entry.from() : entry.returnPath();
        return new Mailing(entry.from(), returnPath, server(entry), entry.folder());
    }

    private @Nullable SmtpServer server(MailYaml entry) {
        String host = entry.host();
        if ((host == null) == (entry.folder() == null)) {
            findings.problem(
                    "mail",
                    host == null ? "names neither host nor folder" : "names both host and folder",
                    "write host: for a server, or folder: for files");
        }
        if (host == null) {
            return null;
        }
        check(entry);
        return new SmtpServer(host, port(entry), entry.security(), entry.user(), entry.password(), entry.authority());
    }

    private void check(MailYaml entry) {
        if (entry.port() != null && (entry.port() < 1 || entry.port() > 65_535)) {
            findings.problem("mail.port", "is no port", "write 1 to 65535, or remove it");
        }
        if ((entry.user() == null) != (entry.password() == null)) {
            String given = entry.user() == null ? "password" : "user";
            findings.problem("mail." + given, "stands alone", "write user and password, or neither");
        } else if (entry.user() != null && entry.security() == MailSecurity.NONE) {
            findings.problem("mail.security", "would send the password in clear", "write starttls or tls");
        }
        if (entry.authority() != null && entry.security() == MailSecurity.NONE) {
            findings.problem("mail.authority", "is not used", "write security: starttls beside it");
        }
    }

    private static int port(MailYaml entry) {
        if (entry.port() != null) {
            return entry.port();
        }
        return switch (entry.security()) {
            case STARTTLS -> 587;
            case TLS -> 465;
            case NONE -> 25;
        };
    }

    Chat chat(String name, PlanYaml.ChatYaml entry) {
        return new Chat(name, entry.url());
    }

    Webhook webhook(String name, PlanYaml.WebhookYaml entry) {
        return new Webhook(name, entry.url(), entry.key());
    }

    Ping ping(String name, PingYaml entry) {
        if (entry.jobs().isEmpty()) {
            findings.problem("pings." + name + ".jobs", "names no job", "write jobs: [database-backup-daily]");
        }
        return new Ping(name, entry.url(), List.copyOf(entry.jobs()));
    }

    /** Job files are read after plan.yaml: only then is it known which jobs there are. */
    static void checkJobs(Channels channels, Findings findings, Collection<String> jobs) {
        channels.pings().forEach((name, ping) -> {
            for (int i = 0; i < ping.jobs().size(); i++) {
                if (!jobs.contains(ping.jobs().get(i))) {
                    findings.unknown(
                            "pings." + name + ".jobs[" + i + "]", ping.jobs().get(i), jobs, "job");
                }
            }
        });
    }
}
