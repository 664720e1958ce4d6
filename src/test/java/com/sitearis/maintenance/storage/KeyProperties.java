package com.sitearis.maintenance.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class KeyProperties {

    private static final Path ROOT = Path.of("/backups");

    @Property
    void noAcceptedKeyLeadsOutOfTheStoreOrHasASecondSpelling(@ForAll("spellings") String key) {
        try {
            Keys.check("store", key);
        } catch (StoreRefused refused) {
            return;
        }
        Path file = ROOT.resolve(key);
        assertThat(file.normalize()).isEqualTo(file).startsWithRaw(ROOT).isNotEqualTo(ROOT);
        assertThat(ROOT.relativize(file).toString()).isEqualTo(key);
    }

    @Provide
    Arbitrary<String> spellings() {
        return Arbitraries.of("..", ".", "/", "a", "b.part", "é", " ", "\\", "~", "\n", "...")
                .list()
                .ofMaxSize(8)
                .map(pieces -> String.join("", pieces));
    }
}
