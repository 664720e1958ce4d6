package com.sitearis.maintenance.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.backup.witness.Witness;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TableOfContentsTest {

    private static final TableOfContents CONTENTS = new TableOfContents(List.of(
            ";",
            "; Archive created at 2026-11-22",
            "2; 3079 16400 EXTENSION - hstore ",
            "3300; 0 0 COMMENT - EXTENSION hstore ",
            "210; 1259 16500 TABLE public attributes shop",
            "3301; 0 0 COMMENT public TABLE attributes shop",
            "3302; 0 0 ACL public TABLE attributes shop",
            "211; 1259 16510 TABLE public orders shop",
            "3303; 0 0 ACL public TABLE orders shop",
            "3290; 0 16500 TABLE DATA public attributes shop",
            "3291; 0 16510 TABLE DATA public orders shop",
            "3100; 2606 16520 CONSTRAINT public orders orders_pkey shop"));

    @Test
    void nothingIsSkippedWhenNothingIsMissing() {
        assertThat(CONTENTS.without(Set.of(), Set.of()).skipped()).isEmpty();
        assertThat(CONTENTS.entries()).isEqualTo(10);
    }

    @Test
    void skipsTheExtensionWhatDependsOnItAndWhatIsAttachedToThose() {
        var split = CONTENTS.without(Set.of("hstore"), Set.of("1259:16500"));
        assertThat(split.skipped())
                .containsExactlyInAnyOrder(
                        "2; 3079 16400 EXTENSION - hstore ",
                        "3300; 0 0 COMMENT - EXTENSION hstore ",
                        "210; 1259 16500 TABLE public attributes shop",
                        "3301; 0 0 COMMENT public TABLE attributes shop",
                        "3302; 0 0 ACL public TABLE attributes shop",
                        "3290; 0 16500 TABLE DATA public attributes shop");
        assertThat(split.kept()).hasSize(6);
    }

    @Test
    void knowsWhichDefinitionsWereSkipped() {
        var split = CONTENTS.without(Set.of("hstore"), Set.of("1259:16500"));
        assertThat(split.skips(new Witness.Definition("TABLE", "public", "attributes", "shop", "")))
                .isTrue();
        assertThat(split.skips(new Witness.Definition("TABLE", "public", "orders", "shop", "")))
                .isFalse();
    }
}
