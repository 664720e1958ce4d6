package com.sitearis.maintenance.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FenceTest {

    /** Nodes of two versions meet on one database: the key must never change. */
    @Test
    void keyIsTheSameInEveryVersion() {
        assertThat(Fence.key("database-backup-daily", "production")).isEqualTo(GOLDEN);
    }

    @Test
    void jobAndTargetAreNotRunTogether() {
        assertThat(Fence.key("a/b", "c")).isNotEqualTo(Fence.key("a", "b/c"));
    }

    private static final long GOLDEN = 7784031511437241679L;
}
