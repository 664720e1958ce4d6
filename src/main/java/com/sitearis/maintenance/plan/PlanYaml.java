package com.sitearis.maintenance.plan;

import com.sitearis.maintenance.plan.Channels.MailSecurity;
import com.sitearis.maintenance.plan.yaml.Inline;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code plan.yaml} as it is written; {@link PlanAssembly} makes sense of it. */
record PlanYaml(
        @Key(
                about = "Names this plan in stores that it shares with others; part of every backup's address",
                example = "SiteAris")
        String name,

        @Key(about = "Zone of local dates, months, windows and of every cron that names none", example = "Europe/Paris")
        ZoneId zone,

        @Key(about = "Language of mails, workbooks and pages: fr or en", example = "en", fallback = "fr")
        Language language,

        @Key(
                about = "What is maintained, such as production and staging; at least one. A list of names will do",
                example = "[production, staging]")
        Map<String, EnvironmentYaml> environments,

        @Key(about = "The databases, by their name in this plan", example = "{ production: { … } }")
        Map<String, DatabaseYaml> databases,

        @Key(
                about = "Servers where backups may be restored to be proven, by name; none are needed",
                example = "{ spare: { … } }")
        Map<String, AddressYaml> scratchServers,

        @Key(about = "Where backups rest, by name", example = "{ local: { kind: folder, path: backups } }")
        Map<String, StoreYaml> stores,

        @Key(about = "The roles that are told what happens, by name", example = "{ dba: { email: dba@sitearis.com } }")
        Map<String, ContactYaml> contacts,

        @Key(about = "How mail is sent; none is when absent", example = "{ host: smtp.example.com, … }") @Nullable
        MailYaml mail,

        @Key(
                about = "Rooms with an incoming webhook in Slack's format, by name",
                example = "{ incidents: { url: ${INCIDENTS_CHAT_URL} } }")
        Map<String, ChatYaml> chats,

        @Key(
                about = "Programs that are told by signed JSON what people are told, by name",
                example = "{ status-page: { … } }")
        Map<String, WebhookYaml> webhooks,

        @Key(
                about = "Dead man's switches, by name: somebody outside who raises an alarm when we fall silent",
                example = "{ backups: { … } }")
        Map<String, PingYaml> pings,

        @Key(about = "Weekly maintenance windows", example = "[{ environment: production, day: sunday, … }]")
        List<WindowYaml> maintenanceWindows,

        @Key(
                about = "Where others send metrics and deployments to, while serve runs; nowhere when absent",
                example = "{ tokens: { ci: ${CI_TOKEN} } }")
        @Nullable
        IntakeYaml intake,

        @Key(
                about = "Pages and the HTTP API for operators, while serve runs; none when absent",
                example = "{ port: 8685 }")
        @Nullable
        ConsoleYaml console) {

    enum Language {
        FR,
        EN
    }

    /** libpq's values of sslmode. */
    enum SslMode {
        DISABLE,
        ALLOW,
        PREFER,
        REQUIRE,
        VERIFY_CA,
        VERIFY_FULL
    }

    record EnvironmentYaml(
            @Key(about = "The promised availability in percent, over 0 to 100; none when absent", example = "99.9")
            @Nullable
            BigDecimal objective,

            @Key(
                    about = "How soon after its detection somebody takes up an incident, by priority P0 to P3",
                    example = "{ P0: 15m, P1: 1h, P2: 4h }")
            Map<String, Duration> response,

            @Key(
                    about =
                            "Its first day of service, when that lies inside the reports; time before is not accounted for",
                    example = "2026-10-15")
            @Nullable
            LocalDate since,

            @Key(
                    about =
                            "The components without which all of it is down: their failure is a P0, and they alone decide the availability; all that are probed when absent",
                    example = "[site, payment]")
            List<String> vital,

            @Key(
                    about = "Contacts that are told of its incidents; whoever is on duty when absent",
                    example = "[devops]")
            List<String> tell) {}

    record DatabaseYaml(
            @Key(about = "One of environments", example = "production")
            String environment,

            @Inline AddressYaml address,

            @Key(
                    about =
                            "Where its backups are proven: one of scratch-servers; a local throw-away server when absent",
                    example = "spare")
            @Nullable
            String scratchServer) {}

    record AddressYaml(
            @Key(about = "Host name or address, or the folder of a Unix socket", example = "db.example.com")
            String host,

            @Key(about = "TCP port, 1 to 65535", example = "6432", fallback = "5432")
            int port,

            @Key(about = "The database's name on the server", example = "postgres")
            String database,

            @Key(about = "The account", example = "maintenance")
            String user,

            @Key(
                    about = "The account's password; absent for peer authentication or a certificate",
                    example = "${PRODUCTION_PASSWORD}")
            @Nullable
            Secret password,

            @Key(about = "libpq's sslmode", example = "verify-full") @Nullable
            SslMode sslmode,

            @Key(about = "File of the certificate authority; libpq's sslrootcert", example = "/etc/maintenance/ca.crt")
            @Nullable
            String sslrootcert,

            @Key(about = "File of the client certificate; libpq's sslcert", example = "/etc/maintenance/client.crt")
            @Nullable
            String sslcert,

            @Key(
                    about = "File of the client certificate's key; libpq's sslkey",
                    example = "/etc/maintenance/client.key")
            @Nullable
            String sslkey,

            @Key(about = "File of the revocation list; libpq's sslcrl", example = "/etc/maintenance/ca.crl") @Nullable
            String sslcrl) {}

    sealed interface StoreYaml {}

    record Folder(
            @Key(about = "folder: a folder on a file system of this machine", example = "folder")
            String kind,

            @Key(about = "The folder; a relative path is below --home", example = "backups")
            Path path)
            implements StoreYaml {}

    record S3(
            @Key(about = "s3: a bucket of Amazon or of a compatible server", example = "s3")
            String kind,

            @Key(
                    about = "Address of a compatible server; absent for Amazon's own",
                    example = "https://s3.fr-par.scw.cloud")
            @Nullable
            URI endpoint,

            @Key(about = "The bucket's region", example = "eu-west-3", fallback = "us-east-1")
            String region,

            @Key(about = "The bucket's name", example = "sitearis-backups")
            String bucket,

            @Key(about = "Put before every object's name", example = "maintenance") @Nullable
            String prefix,

            @Key(
                    about =
                            "Whether the bucket stands in the path instead of the host name; many compatible servers need it",
                    example = "true",
                    fallback = "false")
            boolean pathStyle,

            @Key(about = "Access key", example = "${OFFSITE_ACCESS_KEY}")
            Secret accessKey,

            @Key(about = "Secret key", example = "${OFFSITE_SECRET_KEY}")
            Secret secretKey,

            @Key(about = "Encryption by the server: AES256, aws:kms or aws:kms:dsse", example = "AES256") @Nullable
            String serverSideEncryption,

            @Key(about = "The KMS key, for aws:kms", example = "alias/backups") @Nullable
            String kmsKey,

            @Key(
                    about = "Locks every object against removal; a lock must end before the backup's period does",
                    example = "governance")
            @Nullable
            LockMode objectLockMode,

            @Key(about = "How long after its upload an object stays locked", example = "7d") @Nullable
            Duration objectLockFor)
            implements StoreYaml {}

    enum LockMode {
        GOVERNANCE,
        COMPLIANCE
    }

    record ContactYaml(
            @Key(about = "Where mail for the role goes", example = "dba@sitearis.com")
            String email,

            @Key(
                    about = "When the role is on duty, in the plan's zone; always when absent",
                    example = "[Mon-Fri 09:00-18:00]")
            List<String> duty,

            @Key(about = "The contact that is told when this one does not acknowledge", example = "lead") @Nullable
            String escalateTo,

            @Key(about = "How long this one has to acknowledge, 1m to 1d", example = "30m", fallback = "15m")
            Duration escalateAfter,

            @Key(about = "One of chats: told there as well", example = "incidents") @Nullable
            String chat) {}

    record MailYaml(
            @Key(about = "The server that takes our mail; needed unless folder is given", example = "smtp.example.com")
            @Nullable
            String host,

            @Key(about = "TCP port; 587 for starttls, 465 for tls and 25 for none when absent", example = "2525")
            @Nullable
            Integer port,

            @Key(
                    about =
                            "How the connection is protected; a server that does not offer it, or shows a certificate for another host, gets nothing",
                    example = "tls",
                    fallback = "starttls")
            MailSecurity security,

            @Key(about = "The account; absent for none", example = "maintenance@sitearis.com") @Nullable
            String user,

            @Key(about = "The account's password", example = "${MAIL_PASSWORD}") @Nullable
            Secret password,

            @Key(
                    about = "PEM file of the authority of the server's certificate; those that Java knows when absent",
                    example = "/etc/maintenance/mail-ca.crt")
            @Nullable
            Path authority,

            @Key(about = "The sender", example = "maintenance@sitearis.com")
            String from,

            @Key(about = "Where undeliverable mail comes back to; from when absent", example = "bounces@sitearis.com")
            @Nullable
            String returnPath,

            @Key(
                    about =
                            "Mails become .eml files in this folder instead of being sent; a relative path is below --home",
                    example = "mailbox")
            @Nullable
            Path folder) {}

    record ChatYaml(
            @Key(
                    about = "Address of the incoming webhook; whoever knows it can write there",
                    example = "${INCIDENTS_CHAT_URL}")
            Secret url) {}

    record WebhookYaml(
            @Key(about = "Address that takes a POST", example = "${STATUS_PAGE_URL}")
            Secret url,

            @Key(
                    about =
                            "Key of the signature, the header X-Maintenance-Signature: sha256=<hex HMAC-SHA256 of the body>",
                    example = "${STATUS_PAGE_KEY}")
            Secret key) {}

    record PingYaml(
            @Key(about = "Address of the switch; /start and /<exit code> are added", example = "${BACKUPS_PING_URL}")
            Secret url,

            @Key(about = "The jobs whose runs are told there; at least one", example = "[database-backup-daily]")
            List<String> jobs) {}

    record WindowYaml(
            @Key(about = "One of environments", example = "production")
            String environment,

            @Key(about = "The day it begins", example = "sunday")
            DayOfWeek day,

            @Key(about = "When it begins", example = "\"23:00\"")
            LocalTime from,

            @Key(about = "When it ends; on the next day when not after from", example = "\"02:00\"")
            LocalTime to) {}

    record IntakeYaml(
            @Key(
                    about = "Network address to listen on; 0.0.0.0 for all, and then behind a proxy with TLS",
                    example = "0.0.0.0",
                    fallback = "127.0.0.1")
            String address,

            @Key(about = "TCP port, 1 to 65535", example = "8080", fallback = "8686")
            int port,

            @Key(about = "Who may send samples, deployments and coverage, by name", example = "{ ci: ${CI_TOKEN} }")
            Map<String, Secret> tokens,

            @Key(about = "Who may open and change incidents, by name", example = "{ on-call-app: ${ON_CALL_TOKEN} }")
            Map<String, Secret> incidentTokens,

            @Key(about = "Browsers report web vitals; not when absent", example = "{ environment: production, … }")
            @Nullable
            VitalsYaml vitals,

            @Key(about = "Secret of GitHub's webhook for deployment_status", example = "${GITHUB_WEBHOOK_SECRET}")
            @Nullable
            Secret githubSecret,

            @Key(about = "Secret of Vercel's webhook for deployments", example = "${VERCEL_WEBHOOK_SECRET}") @Nullable
            Secret vercelSecret,

            @Key(about = "Vercel's drain of Speed Insights", example = "{ environment: production, … }") @Nullable
            SpeedInsightsYaml speedInsights,

            @Key(
                    about =
                            "Whether the sender's address is taken from X-Forwarded-For, as a proxy before us writes it",
                    fallback = "false")
            boolean behindProxy) {}

    record VitalsYaml(
            @Key(about = "One of environments", example = "production")
            String environment,

            @Key(about = "What the samples are kept for", example = "www")
            String target,

            @Key(about = "The sites whose pages may report", example = "[https://www.sitearis.com]")
            List<String> origins) {}

    record SpeedInsightsYaml(
            @Key(about = "One of environments", example = "production")
            String environment,

            @Key(about = "What the samples are kept for", example = "www")
            String target,

            @Key(about = "The drain's own secret", example = "${SPEED_INSIGHTS_SECRET}")
            Secret secret) {}

    record ConsoleYaml(
            @Key(
                    about =
                            "Network address to listen on; 0.0.0.0 for all, and then with tls or behind a proxy with TLS",
                    example = "0.0.0.0",
                    fallback = "127.0.0.1")
            String address,

            @Key(about = "TCP port, 1 to 65535", example = "8685", fallback = "8685")
            int port,

            @Key(about = "Where people find it, for links in mails", example = "https://maintenance.sitearis.com")
            @Nullable
            URI url,

            @Key(
                    about = "Whether a proxy before us ends TLS and tells scheme, host and address in X-Forwarded-…",
                    fallback = "false")
            boolean behindProxy,

            @Key(
                    about =
                            "Addresses and networks of the proxies that are believed; those of private networks and of this machine when absent",
                    example = "[10.0.3.7, 10.0.4.0/24]")
            List<String> proxies,

            @Key(about = "Certificate and key, to answer in HTTPS itself", example = "{ certificate: …, key: … }")
            @Nullable
            TlsYaml tls,

            @Key(
                    about = "People log in at an OpenID Connect provider; with passwords only when absent",
                    example = "{ issuer: …, client-id: …, … }")
            @Nullable
            OidcYaml oidc) {}

    record OidcYaml(
            @Key(
                    about = "The provider's issuer, as its tokens name it",
                    example = "https://login.sitearis.com/realms/staff")
            URI issuer,

            @Key(about = "What the provider calls this console", example = "maintenance")
            String clientId,

            @Key(about = "The client's secret", example = "${OIDC_SECRET}")
            Secret clientSecret,

            @Key(about = "What stands on the login page's button", example = "SiteAris", fallback = "OpenID Connect")
            String label,

            @Key(about = "Scopes asked for beside openid and profile", example = "[groups]")
            List<String> scopes,

            @Key(about = "Claim that the account is called by", example = "nickname", fallback = "preferred_username")
            String nameClaim,

            @Key(about = "Which of the provider's values stand for which role", example = "{ claim: groups, … }")
            OidcRolesYaml roles,

            @Key(about = "Whether accounts with passwords can log in as well", fallback = "true")
            boolean passwords) {}

    record OidcRolesYaml(
            @Key(
                    about = "Claim that holds a person's values; a dot leads into a claim of claims",
                    example = "realm_access.roles",
                    fallback = "groups")
            String claim,

            @Key(about = "Values that make a viewer", example = "[staff]")
            List<String> viewer,

            @Key(about = "Values that make an operator", example = "[devops]")
            List<String> operator,

            @Key(about = "Values that make an administrator", example = "[platform]")
            List<String> admin) {}

    record TlsYaml(
            @Key(about = "PEM file of the certificate and its chain", example = "/etc/maintenance/console.crt")
            Path certificate,

            @Key(
                    about = "PEM file of its private key (PKCS#8), without a passphrase",
                    example = "/etc/maintenance/console.key")
            Path key) {}
}
