package com.sitearis.maintenance.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.plan.Secret;
import com.sitearis.maintenance.plan.StoreSettings.S3Settings;
import com.sitearis.maintenance.storage.ScriptedServer.Asked;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What really goes over the wire: the headers that encrypt and lock, and none that S3-compatible servers choke on. */
class S3RequestsIT {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T03:00:00Z"), ZoneOffset.UTC);
    private static final String STARTED =
            "<InitiateMultipartUploadResult><UploadId>u1</UploadId></InitiateMultipartUploadResult>";

    @Test
    void encryptsAndLocksASmallObject() throws IOException {
        try (ScriptedServer server = new ScriptedServer(200, "");
                Store store = S3Store.connect(locked(server.address()), CLOCK)) {
            S3TroubleIT.put(store, new byte[10]);

            assertThat(server.asked()).hasSize(1);
            Asked put = server.asked().get(0);
            assertThat(put.method()).isEqualTo("PUT");
            assertThat(put.length()).isEqualTo(10);
            assertLocked(put);
            assertPlain(put);
        }
    }

    @Test
    void encryptsAndLocksALargeObjectWhereItBegins() throws IOException {
        try (ScriptedServer server = new ScriptedServer(200, STARTED);
                Store store = S3Store.connect(locked(server.address()), CLOCK)) {
            S3TroubleIT.put(store, new byte[20 * 1024 * 1024]);

            Asked first = server.asked().get(0);
            assertThat(first.query()).isEqualTo("uploads");
            assertLocked(first);
            assertThat(server.asked().stream().filter(asked -> asked.query().contains("partNumber")))
                    .hasSize(3)
                    .allSatisfy(S3RequestsIT::assertPlain);
        }
    }

    @Test
    void sendsNoneOfItUnasked() throws IOException {
        try (ScriptedServer server = new ScriptedServer(200, "");
                Store store = S3Store.connect(S3Server.at(server.address(), ""), CLOCK)) {
            S3TroubleIT.put(store, new byte[10]);

            assertThat(server.asked().get(0).headers().keySet())
                    .noneMatch(
                            name -> name.toLowerCase(java.util.Locale.ROOT).matches(".*(encryption|lock|checksum).*"));
        }
    }

    private static void assertLocked(Asked asked) {
        assertThat(header(asked, "x-amz-server-side-encryption")).isEqualTo("aws:kms");
        assertThat(header(asked, "x-amz-server-side-encryption-aws-kms-key-id")).isEqualTo("key-1");
        assertThat(header(asked, "x-amz-object-lock-mode")).isEqualTo("COMPLIANCE");
        assertThat(header(asked, "x-amz-object-lock-retain-until-date")).isEqualTo("2026-03-31T03:00:00Z");
    }

    // A bucket with object lock refuses bodies without Content-MD5 or a checksum; older servers refuse chunked
    // signatures.
    private static void assertPlain(Asked asked) {
        assertThat(header(asked, "Content-MD5")).hasSize(24);
        assertThat(header(asked, "Content-Encoding")).isNull();
        assertThat(header(asked, "x-amz-trailer")).isNull();
        assertThat(header(asked, "x-amz-content-sha256")).doesNotContain("STREAMING");
    }

    private static @Nullable String header(Asked asked, String name) {
        return asked.headers().getFirst(name);
    }

    private static S3Settings locked(URI endpoint) {
        return new S3Settings(
                "bucket",
                endpoint,
                "us-east-1",
                "backups",
                "",
                true,
                new Secret("S3_ACCESS_KEY", "AKIDACCESSKEY"),
                new Secret("S3_SECRET_KEY", "hush-hush-secret"),
                "aws:kms",
                "key-1",
                "COMPLIANCE",
                Duration.ofDays(30));
    }
}
