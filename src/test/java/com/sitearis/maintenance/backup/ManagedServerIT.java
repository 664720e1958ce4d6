package com.sitearis.maintenance.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sitearis.maintenance.backup.manifest.Manifest;
import com.sitearis.maintenance.backup.preflight.NotReadable;
import com.sitearis.maintenance.backup.restore.Unpacking;
import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.plan.Secret;
import com.sitearis.maintenance.postgres.TestServer;
import com.sitearis.maintenance.run.QuietScope;
import com.sitearis.maintenance.storage.Encryption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that belong to somebody else: no superuser, schemas that may not be read, extensions that only they have. */
class ManagedServerIT {

    private static final String ACCOUNT = "managed_account";
    private static final String EXTENSION = "maintenance_test_ext";

    private static final String[] SHOP = {
        "create table customer (id bigint generated always as identity primary key, name text not null)",
        "insert into customer (name) select 'customer ' || n from generate_series(1, 500) n",
        "create schema secret",
        "create table secret.plans (id integer primary key, plan text)",
        "create sequence secret.counter",
        "insert into secret.plans values (1, 'world domination')",
    };

    @TempDir
    Path folder;

    @BeforeEach
    void anAccountWithoutRights() {
        dropAccount();
        TestServer.execute(TestServer.address(), "create role " + ACCOUNT + " login password 'pass-of-account'");
    }

    @AfterEach
    void dropAccount() {
        for (String database : List.of("managed_shop", "managed_own")) {
            TestServer.execute(TestServer.address(), "drop database if exists " + database + " with (force)");
        }
        TestServer.execute(TestServer.address(), "drop role if exists " + ACCOUNT);
    }

    @Test
    void anAccountThatReadsEverythingButPasswordsIsEnough() throws Exception {
        BackupFixture fixture = fixture(SHOP);
        readsPublic(fixture);
        // not pg_read_all_data: it reads pg_authid as well
        TestServer.execute(
                fixture.shop,
                "grant usage on schema secret to " + ACCOUNT,
                "grant select on all tables in schema secret to " + ACCOUNT,
                "grant select on all sequences in schema secret to " + ACCOUNT);
        Backup backup = fixture.run(fixture.work(BackupFixture.settings(DumpMethod.PARALLEL), Instant.now()));
        assertThat(backup.verdict()).isEqualTo(Verdict.PROVEN);
        Manifest manifest = fixture.catalogue.manifest(backup.id()).orElseThrow();
        assertThat(manifest.remarks())
                .containsExactly("roles are saved without passwords: the account may not read them");
        String roles = roles(fixture, backup, manifest);
        assertThat(roles).contains("CREATE ROLE " + ACCOUNT).doesNotContain("PASSWORD");
    }

    @Test
    void aSchemaThatMayNotBeReadIsRefusedByName() throws Exception {
        BackupFixture fixture = fixture(SHOP);
        readsPublic(fixture);
        NotReadable refused = refused(fixture);
        assertThat(refused)
                .hasMessageContaining("may not read 2 relations or large objects of database 'shop'")
                .hasMessageContaining("secret.counter, secret.plans");
        assertThat(refused.hint()).contains("exclude-schemas: [secret]", "pg_read_all_data");
        Remains.assertNone(fixture);
    }

    @Test
    void aSchemaLeftOutKnowinglyIsRecordedAndNotMissedByTheProof() throws Exception {
        BackupFixture fixture = fixture(SHOP);
        readsPublic(fixture);
        for (DumpMethod method : DumpMethod.values()) {
            Instant slot = Instant.now().plus(Duration.ofDays(method == DumpMethod.STREAM ? 1 : 2));
            Backup backup = fixture.run(fixture.work(BackupFixture.withoutSchemas(method, "secret"), slot));
            assertThat(backup.method()).isEqualTo(method.name().toLowerCase(Locale.ROOT));
            assertThat(backup.verdict()).isEqualTo(Verdict.PROVEN);
            assertThat(fixture.catalogue
                            .manifest(backup.id())
                            .orElseThrow()
                            .selection()
                            .excludeSchemas())
                    .containsExactly("secret");
            assertThat(fixture.catalogue.proofs(backup.id()).get(0).tables()).isEqualTo(1);
        }
    }

    @Test
    void rowsThatAPolicyHidesAreNotLeftOutInSilence() throws Exception {
        BackupFixture fixture = fixture(
                "create table invoice (id integer primary key, of_account text)",
                "insert into invoice select n, 'somebody' from generate_series(1, 10) n",
                "alter table invoice enable row level security",
                "create policy own on invoice using (of_account = current_user)");
        TestServer.execute(fixture.shop, "grant pg_read_all_data to " + ACCOUNT);
        NotReadable refused = refused(fixture);
        assertThat(refused).hasMessageContaining("public.invoice (row-level security hides rows)");
        assertThat(refused.hint()).contains("bypassrls");
        Remains.assertNone(fixture);
        TestServer.execute(fixture.shop, "alter role " + ACCOUNT + " bypassrls");
        assertThat(fixture.run(fixture.work(BackupFixture.settings(DumpMethod.STREAM), Instant.now()))
                        .verdict())
                .isEqualTo(Verdict.PROVEN);
    }

    @Test
    void largeObjectsThatMayNotBeReadAreNotLeftOutInSilence() throws Exception {
        BackupFixture fixture = fixture("select lo_from_bytea(4711, 'x'), lo_from_bytea(4712, 'y')");
        TestServer.execute(
                fixture.shop,
                "grant pg_read_all_data to " + ACCOUNT,
                "grant select on large object 4711 to " + ACCOUNT);
        NotReadable refused = refused(fixture);
        assertThat(refused).hasMessageContaining("large object 4712");
        Remains.assertNone(fixture);
        TestServer.execute(fixture.shop, "grant select on large object 4712 to public");
        assertThat(fixture.run(fixture.work(BackupFixture.settings(DumpMethod.STREAM), Instant.now()))
                        .verdict())
                .isEqualTo(Verdict.PROVEN);
    }

    @Test
    void anExtensionThatTheScratchServerLacksIsNamedAndTheRestIsProven() throws Exception {
        Path control;
        Backup backup;
        BackupFixture fixture;
        try (InstalledExtension extension = InstalledExtension.install(EXTENSION)) {
            fixture = new BackupFixture(
                    "managed",
                    folder,
                    "create extension " + EXTENSION,
                    "create table plain (id integer primary key, n integer)",
                    "insert into plain select n, n % 7 from generate_series(1, 300) n",
                    "create index plain_doubled on plain (test_double(n))",
                    "create index plain_n on plain (n)",
                    "create table rated (id integer primary key, rating test_rating, note text default 'none')",
                    "insert into rated select n, 'good' from generate_series(1, 20) n",
                    "comment on column rated.note is 'goes with its table'",
                    "grant select on rated to public",
                    "create index rated_note on rated (note)",
                    "create view best as select id from rated where rating = 'good'",
                    "create materialized view best_of_all as select max(id) as id from best",
                    "create rule noted as on insert to plain where new.n = test_double(1) do also nothing",
                    "create view many as select n from plain");
            backup = fixture.sealed(BackupFixture.settings(DumpMethod.PARALLEL));
            control = extension.control();
        }
        assertThat(control).doesNotExist();
        Proof proof = fixture.prove(backup);
        assertThat(proof.differences()).isEmpty();
        assertThat(proof.verdict()).isEqualTo(Verdict.PROVEN_EXCEPT);
        assertThat(proof.exceptions())
                .singleElement()
                .asString()
                .contains(
                        EXTENSION,
                        "TABLE public rated",
                        "VIEW public best",
                        "MATERIALIZED VIEW public best_of_all",
                        "RULE public plain noted",
                        "INDEX public plain_doubled");
        assertThat(proof.exceptions().get(0)).doesNotContain("public many", "TABLE public plain", "public plain_n");
        assertThat(proof.tables()).isEqualTo(1);
        assertThat(proof.rows()).isEqualTo(300);
    }

    /** Backed up by the lesser account. */
    private BackupFixture fixture(String... sql) {
        BackupFixture fixture = new BackupFixture("managed", folder, sql);
        PgAddress shop = fixture.shop;
        return fixture.from(new PgAddress(
                shop.host(),
                shop.port(),
                shop.database(),
                ACCOUNT,
                new Secret("ACCOUNT_PASSWORD", "pass-of-account"),
                shop.tls()));
    }

    private static void readsPublic(BackupFixture fixture) {
        TestServer.execute(
                fixture.shop,
                "grant select on all tables in schema public to " + ACCOUNT,
                "grant select on all sequences in schema public to " + ACCOUNT);
    }

    private static NotReadable refused(BackupFixture fixture) {
        BackupWork work = fixture.work(BackupFixture.settings(DumpMethod.PARALLEL), Instant.now());
        NotReadable refused = catchThrowableOfType(NotReadable.class, () -> work.preflight(new QuietScope()));
        work.end();
        assertThat(refused).isNotNull();
        return refused;
    }

    private String roles(BackupFixture fixture, Backup backup, Manifest manifest) throws Exception {
        try (var store = fixture.store()) {
            Path file = new Unpacking(backup, manifest, store, Encryption.none()).roles(folder, new QuietScope());
            return Files.readString(file);
        }
    }

    /** An extension of SQL alone in the server's own folder, for as long as the source needs it. */
    private record InstalledExtension(Path control, Path script) implements AutoCloseable {

        static InstalledExtension install(String name) throws Exception {
            Path extensions = extensions();
            assumeTrue(Files.isWritable(extensions), extensions + " may not be written to");
            Path control = extensions.resolve(name + ".control");
            Path script = extensions.resolve(name + "--1.0.sql");
            Files.writeString(script, """
                    create type test_rating as enum ('good', 'bad');
                    create function test_double(integer) returns integer language sql immutable as 'select $1 * 2';
                    """);
            Files.writeString(control, "default_version = '1.0'\ncomment = 'only the source has it'\n");
            return new InstalledExtension(control, script);
        }

        private static Path extensions() throws Exception {
            try (var connection = TestServer.open(TestServer.address());
                    var statement = connection.createStatement();
                    var row = statement.executeQuery("select setting from pg_config where name = 'SHAREDIR'")) {
                row.next();
                return Path.of(row.getString(1), "extension");
            }
        }

        @Override
        public void close() throws IOException {
            Files.deleteIfExists(control);
            Files.deleteIfExists(script);
        }
    }
}
