package com.sitearis.maintenance.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.plan.PgAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PoolerAdviceTest {

    @Test
    void namesSupabasesSessionPortAndTheProjectsDirectAddress() {
        PgAddress address = address("aws-0-eu-west-3.pooler.supabase.com", 6543, "postgres.abcdefgh");
        assertThat(PoolerAdvice.hint(address))
                .isEqualTo("use port 5432 on the same host (session mode), or the direct address"
                        + " db.abcdefgh.supabase.co:5432 with the account postgres");
        assertThat(PoolerAdvice.isTransactionPort(address)).isTrue();
    }

    @Test
    void knowsThePoolerBesideASupabaseDatabase() {
        PgAddress address = address("db.abcdefgh.supabase.co", 6543, "postgres");
        assertThat(PoolerAdvice.hint(address)).contains("port 5432 on the same host");
        assertThat(PoolerAdvice.isTransactionPort(address)).isTrue();
    }

    @Test
    void takesThePoolerOutOfANeonHost() {
        PgAddress address = address("ep-cool-moon-123456-pooler.eu-central-1.aws.neon.tech", 5432, "me");
        assertThat(PoolerAdvice.hint(address)).contains("ep-cool-moon-123456.eu-central-1.aws.neon.tech ");
    }

    @Test
    void asksForTheServersOwnAddressElsewhere() {
        PgAddress address = address("pool.example.com", 6432, "me");
        assertThat(PoolerAdvice.hint(address)).contains("pool_mode=session");
        assertThat(PoolerAdvice.isTransactionPort(address)).isFalse();
    }

    private static PgAddress address(String host, int port, String user) {
        return new PgAddress(host, port, "postgres", user, null, Map.of());
    }
}
