package com.sitearis.maintenance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class OwnAddressTest {

    @Test
    void withoutTheVariableTheEmbeddedServerIsMeant() {
        assertThat(OwnAddress.of(Map.of())).isEmpty();
        assertThat(OwnAddress.of(Map.of(OwnAddress.URL, "  "))).isEmpty();
    }

    @Test
    void readsLibpqsForm() {
        assertThat(of("postgresql://keeper@db.example:6432/maintenance?sslmode=verify-full"))
                .isEqualTo(new OwnAddress(
                        "jdbc:postgresql://db.example:6432/maintenance?sslmode=verify-full", "keeper", null));
    }

    @Test
    void readsTheFormThatHostersGiveOut() {
        assertThat(of("postgres://keeper.ab%40cd:p%2Fw+1@db.example/maintenance"))
                .isEqualTo(new OwnAddress("jdbc:postgresql://db.example/maintenance", "keeper.ab@cd", "p/w+1"));
    }

    @Test
    void thePasswordVariableWinsOverTheUrl() {
        Map<String, String> environment = Map.of(OwnAddress.URL, "postgresql://a:old@h/d", OwnAddress.PASSWORD, "new");
        assertThat(OwnAddress.of(environment).orElseThrow().password()).isEqualTo("new");
    }

    @Test
    void leavesTheDriversOwnFormAsItIs() {
        assertThat(of("jdbc:postgresql://h/d?user=keeper").jdbcUrl()).isEqualTo("jdbc:postgresql://h/d?user=keeper");
    }

    @Test
    void neverShowsAPassword() {
        assertThat(of("postgres://keeper:s3cret@h/d")).asString().doesNotContain("s3cret");
        assertThat(of("jdbc:postgresql://h/d?user=k&password=s3cret"))
                .asString()
                .doesNotContain("s3cret");
        assertThatThrownBy(() -> of("mysql://keeper:s3cret@h/d"))
                .isInstanceOf(OwnDatabaseMisnamed.class)
                .hasMessageNotContaining("s3cret");
    }

    private static OwnAddress of(String url) {
        return OwnAddress.of(Map.of(OwnAddress.URL, url)).orElseThrow();
    }
}
