package com.sitearis.maintenance.notify.mailbox;

import com.sitearis.maintenance.plan.Channels.MailSecurity;
import com.sitearis.maintenance.plan.Key;
import com.sitearis.maintenance.plan.Secret;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What a {@code mail-bounces} job file says under {@code settings:}. */
public record MailBouncesSettings(
        @Key(about = "the IMAP server", example = "imap.example.com")
        String host,

        @Key(about = "its TCP port; 143 is usual for starttls", fallback = "993")
        int port,

        @Key(
                about =
                        "tls, starttls or none; a server that does not offer it, or shows a certificate for another host, gets nothing",
                fallback = "tls")
        MailSecurity security,

        @Key(about = "the account", example = "bounces@example.com")
        String user,

        @Key(about = "the account's password", example = "${BOUNCES_PASSWORD}")
        Secret password,

        @Key(
                about = "PEM file of the authority of the server's certificate; those that Java knows when absent",
                example = "/etc/maintenance/mail-ca.crt")
        @Nullable
        Path authority,

        @Key(about = "the folder that reports come into", fallback = "INBOX")
        String folder,

        @Key(about = "reports taken by one run, 1 to 10000; the others are left for the next", fallback = "500")
        int atMost) {}
