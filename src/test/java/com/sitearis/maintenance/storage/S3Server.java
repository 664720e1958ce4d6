package com.sitearis.maintenance.storage;

import com.adobe.testing.s3mock.S3MockApplication;
import com.sitearis.maintenance.plan.Secret;
import com.sitearis.maintenance.plan.StoreSettings.S3Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One S3 API server for all tests of a JVM; each test works below a prefix of its own. */
final class S3Server {

    // It lives on our test class path, and must not set up our databases, schedulers and logins.
    private static final List<String> NOT_ITS_OWN = List.of(
            "batch.autoconfigure.BatchAutoConfiguration",
            "batch.autoconfigure.BatchJobLauncherAutoConfiguration",
            "batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration",
            "quartz.autoconfigure.QuartzAutoConfiguration",
            "jdbc.autoconfigure.DataSourceAutoConfiguration",
            "jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
            "flyway.autoconfigure.FlywayAutoConfiguration",
            "security.autoconfigure.SecurityAutoConfiguration",
            "security.autoconfigure.UserDetailsServiceAutoConfiguration",
            "security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration",
            "security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration",
            "security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration");

    private static @Nullable S3MockApplication server;

    private S3Server() {}

    @SuppressWarnings("deprecation") // the other port speaks TLS with a certificate nobody knows
    static synchronized int port() {
        if (server == null) {
            server = S3MockApplication.start(
                    new HashMap<>(Map.of("server.port", 0, "http.port", 0, "silent", true)),
                    "--com.adobe.testing.s3mock.store.root=" + root(),
                    "--com.adobe.testing.s3mock.store.initial-buckets=backups",
                    "--com.adobe.testing.s3mock.store.retain-files-on-exit=false",
                    "--spring.config.location=classpath:/com/sitearis/maintenance/storage/s3-server.properties",
                    "--spring.autoconfigure.exclude="
                            + String.join(
                                    ",",
                                    NOT_ITS_OWN.stream()
                                            .map("org.springframework.boot."::concat)
                                            .toList()));
        }
        return server.getHttpPort();
    }

    private static Path root() {
        try {
            return Files.createTempDirectory("s3-server");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A store of its own in the server. */
    static S3Settings fresh() {
        return at(URI.create("http://127.0.0.1:" + port()), "tests/" + UUID.randomUUID() + "/");
    }

    static S3Settings at(URI endpoint, String prefix) {
        return new S3Settings(
                "bucket",
                endpoint,
                "us-east-1",
                "backups",
                prefix,
                true,
                new Secret("S3_ACCESS_KEY", "AKIDACCESSKEY"),
                new Secret("S3_SECRET_KEY", "hush-hush-secret"),
                null,
                null,
                null,
                null);
    }
}
