package com.sitearis.maintenance.postgres;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.plan.Secret;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PoolerIT {

    private FreshHome fresh;

    @BeforeEach
    void freshHome() throws IOException {
        assumeTrue(TestPooler.installed(), "pgbouncer is not installed");
        fresh = new FreshHome();
    }

    @AfterEach
    void removeHome() throws IOException {
        if (fresh != null) {
            fresh.close();
        }
    }

    @Test
    void acceptsTheServerItself() {
        assertThatCode(() -> Pooler.requireSession(TestServer.address())).doesNotThrowAnyException();
    }

    @Test
    void refusesATransactionPooler() throws Exception {
        try (TestPooler bouncer = new TestPooler(fresh.home.path(), "transaction", 20)) {
            assertThatThrownBy(() -> Pooler.requireSession(bouncer.address()))
                    .isInstanceOf(TransactionPooler.class)
                    .hasMessageContaining("transaction mode");
        }
    }

    @Test
    void refusesATransactionPoolerWithASingleSession() throws Exception {
        try (TestPooler bouncer = new TestPooler(fresh.home.path(), "transaction", 1)) {
            assertThatThrownBy(() -> Pooler.requireSession(bouncer.address())).isInstanceOf(TransactionPooler.class);
        }
    }

    @Test
    void refusesATransactionPoolerThatGoesRoundItsSessions() throws Exception {
        try (TestPooler bouncer =
                new TestPooler(fresh.home.path(), "transaction", 20, "server_round_robin = 1", "min_pool_size = 8")) {
            assertThatThrownBy(() -> Pooler.requireSession(bouncer.address())).isInstanceOf(TransactionPooler.class);
        }
    }

    @Test
    void refusesAStatementPooler() throws Exception {
        try (TestPooler bouncer = new TestPooler(fresh.home.path(), "statement", 20)) {
            assertThatThrownBy(() -> Pooler.requireSession(bouncer.address())).isInstanceOf(TransactionPooler.class);
        }
    }

    @Test
    void acceptsASessionPooler() throws Exception {
        try (TestPooler bouncer = new TestPooler(fresh.home.path(), "session", 20)) {
            assertThatCode(() -> Pooler.requireSession(bouncer.address())).doesNotThrowAnyException();
        }
    }

    @Test
    void acceptsASessionPoolerWhoseOnlySessionWeHold() throws Exception {
        try (TestPooler bouncer = new TestPooler(fresh.home.path(), "session", 1)) {
            assertThatCode(() -> Pooler.requireSession(bouncer.address())).doesNotThrowAnyException();
        }
    }

    @Test
    void saysThatThePoolersPasswordIsWrong() throws Exception {
        try (TestPooler bouncer = new TestPooler(fresh.home.path(), "session", 20)) {
            PgAddress right = bouncer.address();
            PgAddress wrong = new PgAddress(
                    right.host(), right.port(), right.database(), right.user(), new Secret("TEST", "no"), Map.of());
            assertThatThrownBy(() -> Pooler.requireSession(wrong))
                    .isInstanceOf(DatabaseUnreachable.class)
                    .hasMessageContaining("password was not accepted");
        }
    }
}
