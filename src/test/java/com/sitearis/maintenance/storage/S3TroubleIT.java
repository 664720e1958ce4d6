package com.sitearis.maintenance.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sitearis.maintenance.plan.StoreSettings.S3Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.s3.S3Client;

/** Networks that break and servers that say no. */
class S3TroubleIT {

    private static final byte[] LARGE = StoreContract.bytes(20 * 1024 * 1024);
    private static final int MIB = 1024 * 1024;

    @Test
    @Timeout(120)
    void goesOnAfterConnectionsWereCutInMidUpload() throws IOException {
        try (CuttingProxy network = new CuttingProxy(S3Server.port(), 3 * MIB, 3);
                Store store = store(through(network))) {
            put(store, LARGE);

            assertThat(network.cuts()).isEqualTo(3);
            assertThat(read(store)).isTrue();
        }
    }

    @Test
    @Timeout(120)
    void leavesNothingWhenTheNetworkStaysTooBadForTheUpload() throws IOException {
        try (CuttingProxy network = new CuttingProxy(S3Server.port(), 3 * MIB, Integer.MAX_VALUE)) {
            S3Settings settings = through(network);
            try (Store store = store(settings)) {
                assertThatExceptionOfType(StoreFailed.class)
                        .isThrownBy(() -> put(store, LARGE))
                        .withMessageContaining("dump")
                        .satisfies(e -> assertThat(e.hint()).contains("network"))
                        .satisfies(e -> assertThat(e.transientCause()).isTrue());

                assertThat(store.list("")).isEmpty();
                try (S3Client client = S3Connection.to(settings)) {
                    assertThat(S3StoreIT.leftovers(client, settings)).isEmpty();
                }
            }
            assertThat(network.cuts()).isEqualTo(S3Connection.ATTEMPTS);
        }
    }

    @Test
    @Timeout(120)
    void readsOnWhereTheConnectionWasCut() throws IOException {
        S3Settings settings = S3Server.fresh();
        try (Store direct = store(settings)) {
            put(direct, LARGE);
        }
        try (CuttingProxy network = new CuttingProxy(S3Server.port(), 6 * MIB, Integer.MAX_VALUE);
                Store store = store(S3Server.at(network.address(), settings.prefix()))) {
            assertThat(read(store)).isTrue();
            assertThat(network.cuts()).isGreaterThanOrEqualTo(3);
        }
    }

    @Test
    @Timeout(120)
    void isAFailureOfTheStoreAndNotOfTheSealWhenReadingBreaksOff() throws IOException {
        S3Settings settings = S3Server.fresh();
        Sealing sealing = new Sealing(3, 0, Encryption.none());
        Sealed sealed;
        try (Store direct = store(settings);
                SealedOutput out = sealing.to(direct, "dump")) {
            out.write(LARGE);
            sealed = out.finish();
        }
        try (CuttingProxy network = new CuttingProxy(S3Server.port(), 0, Integer.MAX_VALUE);
                Store store = store(S3Server.at(network.address(), settings.prefix()))) {
            assertThatExceptionOfType(StoreFailed.class).isThrownBy(() -> {
                try (InputStream in = sealing.open(store, sealed)) {
                    in.transferTo(java.io.OutputStream.nullOutputStream());
                }
            });
        }
    }

    @Test
    void tellsAnUnreachableEndpointInTime() throws IOException {
        int nobody;
        try (ServerSocket free = new ServerSocket(0)) {
            nobody = free.getLocalPort();
        }
        long before = System.nanoTime();
        try (Store store = store(S3Server.at(URI.create("http://127.0.0.1:" + nobody), ""))) {
            assertThatExceptionOfType(StoreFailed.class)
                    .isThrownBy(() -> store.list(""))
                    .withMessageContaining("no answer from http://127.0.0.1:" + nobody)
                    .satisfies(e -> assertThat(e.hint()).contains("endpoint"));
        }
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void namesAHostThatDoesNotExist() {
        try (Store store = store(S3Server.at(URI.create("http://no-such-host.invalid"), ""))) {
            assertThatExceptionOfType(StoreFailed.class)
                    .isThrownBy(() -> store.list(""))
                    .withMessageContaining("no-such-host.invalid");
        }
    }

    @Test
    void pointsToTheVariablesOfWrongCredentialsWithoutRepeatingThem() throws IOException {
        try (ScriptedServer server = ScriptedServer.refusing(
                        403, "InvalidAccessKeyId", "no such key AKIDACCESSKEY, hush-hush-secret");
                Store store = store(S3Server.at(server.address(), ""))) {
            StoreRefused refused = catchThrowableOfType(StoreRefused.class, () -> store.list(""));

            assertThat(refused.told()).contains("${S3_ACCESS_KEY}", "${S3_SECRET_KEY}", "InvalidAccessKeyId");
            assertThat(refused.transientCause()).isFalse();
            StringWriter log = new StringWriter();
            refused.printStackTrace(new PrintWriter(log));
            assertThat(log.toString()).doesNotContain("AKIDACCESSKEY", "hush-hush-secret");
            assertThat(server.asked()).as("trying again is useless").hasSize(1);
        }
    }

    @Test
    void saysWhatToDoAboutEachRefusal() throws IOException {
        assertHint(404, "NoSuchBucket", "create the bucket 'backups'");
        assertHint(403, "AccessDenied", "s3:PutObject");
        assertHint(403, "RequestTimeTooSkewed", "clock");
        assertHint(400, "AuthorizationHeaderMalformed", "region");
        assertHint(507, "XMinioStorageFull", "make room");
    }

    private static void assertHint(int status, String code, String hint) throws IOException {
        try (ScriptedServer server = ScriptedServer.refusing(status, code, "because");
                Store store = store(S3Server.at(server.address(), ""))) {
            assertThatExceptionOfType(StoreFailed.class)
                    .isThrownBy(() -> put(store, new byte[10]))
                    .withMessageContaining(code)
                    .satisfies(e -> assertThat(e.hint()).contains(hint))
                    .satisfies(e -> assertThat(e.transientCause()).isFalse());
        }
    }

    @Test
    void saysThatTheBucketIsMissingAndNotTheObject() throws IOException {
        try (ScriptedServer server = ScriptedServer.refusing(404, "NoSuchBucket", "because");
                Store store = store(S3Server.at(server.address(), ""))) {
            assertThatExceptionOfType(StoreRefused.class).isThrownBy(() -> store.open("dump"));
        }
    }

    static void put(Store store, byte[] content) throws IOException {
        try (Upload upload = store.create("dump")) {
            upload.write(content);
            upload.commit();
        }
    }

    private static boolean read(Store store) throws IOException {
        try (InputStream in = store.open("dump")) {
            return Arrays.equals(in.readAllBytes(), LARGE);
        }
    }

    private static S3Settings through(CuttingProxy network) {
        return S3Server.at(network.address(), S3Server.fresh().prefix());
    }

    static Store store(S3Settings settings) {
        return S3Store.connect(settings, Clock.systemUTC());
    }
}
