package com.sitearis.maintenance.backup.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.backup.manifest.Manifest;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatternsTest {

    @Test
    void picksEverythingWithoutPatterns() {
        assertThat(new Patterns(Manifest.Selection.ALL).picks("public", "orders"))
                .isTrue();
    }

    @Test
    void leavesExcludedSchemasAndTablesOut() {
        Patterns patterns = new Patterns(new Manifest.Selection(
                List.of(), List.of("auth*"), List.of(), List.of("public.temp_?", "\"Odd.Name\"")));
        assertThat(patterns.picks("auth_internal", "users")).isFalse();
        assertThat(patterns.picks("public", "temp_1")).isFalse();
        assertThat(patterns.picks("public", "temp_10")).isTrue();
        assertThat(patterns.picks("other", "Odd.Name")).isFalse();
        assertThat(patterns.picks("other", "odd.name")).isTrue();
    }

    @Test
    void unquotedPatternsMeanLowerCase() {
        Patterns patterns = new Patterns(new Manifest.Selection(List.of("Shop"), List.of(), List.of(), List.of()));
        assertThat(patterns.picks("shop", "orders")).isTrue();
        assertThat(patterns.picks("Shop", "orders")).isFalse();
    }
}
