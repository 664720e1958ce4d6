package com.sitearis.maintenance.plan;

import com.sitearis.maintenance.plan.yaml.Inline;
import java.net.URI;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
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
                about = "What is maintained, such as production and staging; at least one",
                example = "[production, staging]")
        List<String> environments,

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

        @Key(about = "Weekly maintenance windows", example = "[{ environment: production, day: sunday, … }]")
        List<WindowYaml> maintenanceWindows,

        @Key(
                about = "Where others send metrics and deployments to, while serve runs; nowhere when absent",
                example = "{ tokens: { ci: ${CI_TOKEN} } }")
        @Nullable
        IntakeYaml intake) {

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
            List<String> duty) {}

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
}
