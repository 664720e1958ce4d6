package com.sitearis.maintenance.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.exceptionfactory.jagged.x25519.X25519KeyPairGenerator;
import com.sitearis.maintenance.ProductProgram;
import com.sitearis.maintenance.notify.ScriptedSmtp;
import com.sitearis.maintenance.notify.ScriptedSmtp.Mode;
import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.postgres.TestServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A node whose plan has a planted secret wherever a plan can have one; some of what it does goes well, most does not. */
final class PlantedHome implements AutoCloseable {

    private static final String PLAN = """
            name: Planted
            zone: UTC
            language: en
            environments: [test]
            databases:
              shop: { environment: test, host: 127.0.0.1, port: %1$d, database: planted, user: planted, password: "${SHOP_PASSWORD}" }
              locked: { environment: test, host: 127.0.0.1, port: %1$d, database: planted, user: planted, password: "${LOCKED_PASSWORD}" }
            scratch-servers:
              spare: { host: 127.0.0.1, port: 9, database: postgres, user: spare, password: "${SPARE_PASSWORD}" }
            stores:
              local: { kind: folder, path: backups }
              offsite: { kind: s3, endpoint: "%2$s", region: us-east-1, bucket: s3, path-style: true, access-key: "${ACCESS_KEY}", secret-key: "${SECRET_KEY}" }
            contacts:
              dba: { email: dba@example.com, chat: room }
            mail: { host: localhost, port: %3$d, user: me, password: "${MAIL_PASSWORD}", authority: %4$s, from: from@example.com }
            chats:
              room: { url: "${CHAT_URL}" }
            webhooks:
              board: { url: "${BOARD_URL}", key: "${BOARD_KEY}" }
            pings:
              switch: { url: "${SWITCH_URL}", jobs: [good-backup, locked-backup] }
            intake:
              port: %5$d
              tokens: { ci: "${CI_TOKEN}" }
              incident-tokens: { on-call: "${ON_CALL_TOKEN}" }
              github-secret: "${GITHUB_SECRET}"
              vercel-secret: "${VERCEL_SECRET}"
              speed-insights: { environment: test, target: www, secret: "${INSIGHTS_SECRET}" }
            console:
              port: %6$d
              oidc: { issuer: "%7$s", client-id: me, client-secret: "${OIDC_SECRET}", roles: { admin: [all] } }
            """;

    private static final String BACKUP =
            "{ databases: [%s], store: %s, tier: daily, keep: P30D, proof: %s, encrypt: { recipients: [%s], identity: \"${AGE_IDENTITY}\" } }";

    final PlantedSecrets secrets = new PlantedSecrets();
    final RepeatingServer repeating = new RepeatingServer();
    final ScriptedSmtp smtp = ScriptedSmtp.withStartTls(
            Stream.generate(() -> Mode.REFUSES_PASSWORD).limit(50).toArray(Mode[]::new));
    final Path folder = ServedHome.fresh();
    final int console = freePort();
    final int intake = freePort();
    final List<String> jobs;

    private final Map<String, String> environment = new HashMap<>();
    private @Nullable Process node;

    PlantedHome() throws Exception {
        PgAddress planted = TestServer.createDatabase("planted");
        String password = secrets.plant("SHOP_PASSWORD");
        TestServer.execute(
                planted,
                "create table note as select n, 'note ' || n as text from generate_series(1, 100) n",
                "do 'begin create role planted login bypassrls; exception when duplicate_object then end'",
                "alter role planted password '" + password + "'",
                "grant select on note to planted",
                "grant pg_read_all_settings to planted");
        plantTheOthers();
        String recipient = plantTheKey();
        PgAddress own = TestServer.createDatabase("planted_own");
        environment.putAll(secrets.values());
        environment.put(
                "MAINTENANCE_DATABASE_URL",
                "postgresql://%s@%s:%d/%s".formatted(own.user(), own.host(), own.port(), own.database()));
        environment.put(
                "MAINTENANCE_DATABASE_PASSWORD",
                secrets.know(
                        "own password", Objects.requireNonNull(own.password()).reveal()));
        Files.createDirectories(folder.resolve("jobs"));
        write(
                "plan",
                PLAN.formatted(
                        planted.port(),
                        repeating.link() + "/s3",
                        smtp.port(),
                        authority(),
                        intake,
                        console,
                        repeating.link()));
        jobs = writeJobs(recipient);
    }

    private void plantTheOthers() {
        List.of(
                        "LOCKED_PASSWORD",
                        "SPARE_PASSWORD",
                        "ACCESS_KEY",
                        "SECRET_KEY",
                        "MAIL_PASSWORD",
                        "BOARD_KEY",
                        "CI_TOKEN",
                        "ON_CALL_TOKEN",
                        "GITHUB_SECRET",
                        "VERCEL_SECRET",
                        "INSIGHTS_SECRET",
                        "SCRAPE_PASSWORD",
                        "SENTRY_TOKEN",
                        "ROBOT_KEY",
                        "IMAP_PASSWORD",
                        "OIDC_SECRET")
                .forEach(secrets::plant);
        for (String address : List.of("CHAT_URL", "BOARD_URL", "SWITCH_URL")) {
            secrets.plant(address, repeating.link() + "/hooks/%1$s%%2F/a%%20b?key=%1$s");
        }
        secrets.plant("SCRAPE_KEY", "%s");
        secrets.plant("PROBE_KEY", "%s");
    }

    /** Answers the recipient. */
    private String plantTheKey() throws GeneralSecurityException {
        KeyPair pair = new X25519KeyPairGenerator().generateKeyPair();
        secrets.know("AGE_IDENTITY", new String(pair.getPrivate().getEncoded(), US_ASCII));
        return new String(pair.getPublic().getEncoded(), US_ASCII);
    }

    private Path authority() throws Exception {
        byte[] certificate = ScriptedSmtp.keyStore().getCertificate("localhost").getEncoded();
        return Files.writeString(
                folder.resolve("authority.pem"),
                "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(certificate)
                        + "\n-----END CERTIFICATE-----\n");
    }

    private List<String> writeJobs(String recipient) throws IOException {
        String link = repeating.link();
        Map<String, String> settings = Map.of(
                "good-backup: database-backup", BACKUP.formatted("shop", "local", "checksum", recipient),
                "locked-backup: database-backup", BACKUP.formatted("locked", "local", "content", recipient),
                "far-backup: database-backup", BACKUP.formatted("shop", "offsite", "checksum", recipient),
                "scrape: prometheus-scrape",
                        "{ url: \"" + link
                                + "/metrics?key=${SCRAPE_KEY}\", user: me, password: \"${SCRAPE_PASSWORD}\", environment: test, target: www, node-cpu: true }",
                "sentry: sentry-sessions",
                        "{ url: \"" + link
                                + "\", organization: us, project: \"1\", token: \"${SENTRY_TOKEN}\", environment: test, target: www }",
                "robot: uptimerobot",
                        "{ url: \"" + link
                                + "/robot\", api-key: \"${ROBOT_KEY}\", environment: test, monitors: { \"7\": site } }",
                "bounces: mail-bounces",
                        "{ host: 127.0.0.1, port: " + smtp.port()
                                + ", security: none, user: me, password: \"${IMAP_PASSWORD}\" }",
                "statistics: postgres-statistics", "{ databases: [locked] }",
                "probe: availability-probe",
                        "{ environment: test, confirm-after: 1s, components: { site: { url: \"" + link
                                + "/probe?key=${PROBE_KEY}\" } } }");
        for (Map.Entry<String, String> job : settings.entrySet()) {
            String[] words = job.getKey().split(": ", 2);
            String schedule = words[1].equals("availability-probe") ? "{ every: 12h }" : "{ on-demand: true }";
            write(
                    words[0],
                    "kind: %s\npurpose: Planted\nschedule: %s\ntell: { on-failure: [dba] }\nsettings: %s\n"
                            .formatted(words[1], schedule, job.getValue()));
        }
        return settings.keySet().stream()
                .map(key -> key.split(": ", 2)[0])
                .sorted()
                .toList();
    }

    void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve("jobs").resolve(name + ".yaml"), text);
    }

    Said say(String... line) {
        return Said.in(environment, arguments(line));
    }

    private String[] arguments(String... line) {
        return Stream.concat(
                        Stream.of(line),
                        Stream.of("--plan", folder.resolve("jobs").toString(), "--home", home().toString()))
                .toArray(String[]::new);
    }

    Path home() {
        return folder.resolve("var");
    }

    void serve() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Stream.concat(ProductProgram.java().stream(), Stream.of(arguments("serve")))
                                .toList())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("serve.log").toFile());
        builder.environment().putAll(environment);
        node = builder.start();
    }

    boolean alive() {
        return node != null && node.isAlive();
    }

    String log() throws IOException {
        return Files.readString(folder.resolve("serve.log"));
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws Exception {
        if (node != null) {
            node.destroy();
            node.waitFor();
        }
        repeating.close();
        smtp.close();
    }
}
