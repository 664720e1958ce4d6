package com.sitearis.maintenance.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.plan.Secret;
import java.sql.Connection;
import org.junit.jupiter.api.Test;

class ServerFactsIT {

    @Test
    void tellsVersionRightsLocaleSizeAndExtensions() throws Exception {
        PgAddress database = TestServer.createDatabase("facts");
        TestServer.execute(database, "create extension pg_trgm");
        try (Connection connection = TestServer.open(database)) {
            ServerFacts facts = ServerFacts.read(connection);
            assertThat(facts.major()).isEqualTo(TestServer.major());
            assertThat(facts.superuser()).isTrue();
            assertThat(facts.readsPasswords()).isTrue();
            assertThat(facts.database()).isEqualTo("facts");
            assertThat(facts.encoding()).isEqualTo("UTF8");
            assertThat(facts.localeProvider()).isEqualTo("c");
            assertThat(facts.sizeBytes()).isGreaterThan(1_000_000);
            assertThat(facts.extensions()).containsKeys("plpgsql", "pg_trgm");
        }
    }

    @Test
    void seesThatAnOrdinaryAccountReadsNoPasswords() throws Exception {
        PgAddress database = TestServer.createDatabase("facts_ordinary");
        TestServer.execute(
                database, "drop role if exists ordinary", "create role ordinary login password 'for this test'");
        PgAddress ordinary = new PgAddress(
                database.host(),
                database.port(),
                database.database(),
                "ordinary",
                new Secret("TEST", "for this test"),
                database.tls());
        try (Connection connection = TestServer.open(ordinary)) {
            ServerFacts facts = ServerFacts.read(connection);
            assertThat(facts.superuser()).isFalse();
            assertThat(facts.readsPasswords()).isFalse();
        }
    }
}
